import { isContactHeading } from './contactRules.ts';
import type { Field } from './fields.ts';
import { plainWords } from './sheet.ts';

/** `ifNotDate`: what the heading means where the cells below it are no dates. */
export type HeadingMatch = { field: Field; sure: boolean; ifNotDate?: Field };

/**
 * Every heading Holdfast knows, without case, accents and punctuation. Add a heading here and it is known everywhere.
 * A trailing `?` marks one that can mean something else too, so that the person is asked to check it.
 */
const HEADINGS: Record<Field, string> = {
  childName:
    'name,childs name,child name,child,children,childs full name,child full name,full name,name of child,name of young person,yp name,yp,young person,young persons name,young person name,client name,client,clients name,cyp name,cyp,child yp,child yp name,child young person,name of child young person,childs name surname first,name of cyp,patient name?,service user?,service user name?,pupil name?,pupil?,student?,childs name in full',
  firstName:
    'first name,firstname,forename,forenames,given name,given names,first names,childs first name,child first name,yp first name,childs forename,child forename,christian name,first',
  surname:
    'surname,last name,lastname,family name,childs surname,child surname,yp surname,childs last name,child last name,second name,last',
  knownAs:
    'known as,preferred name,name used,likes to be called,nickname,prefers to be called,aka,preferred first name',
  dateOfBirth:
    'dob,d o b,date of birth,birth date,birthdate,birthday,born,childs dob,child dob,yp dob,childs date of birth,child date of birth,date born,dob of child,yp date of birth,client dob,cyp dob,born on',
  receivedOn:
    'received,date received,date?,referral?,received on,ref in,referral in,date of referral,referral date,date referred,referred,referred on,ref date,date ref,date ref received,referral received,date referral received,referral received date,ref received,received date,date in,rec d,recd,date recd,date rec,joined list,date added,added,date added to list,date joined,date on list,on list since,waiting since,date of ref,referral received on,wait start,start of wait,wl date,date on waiting list,referral date received,added to list,added to waiting list,date added to waiting list',
  source:
    'source,referral source,source of referral,ref source,referrer type,referral type?,type of referrer,agency,referring agency,referral agency,referral route?,referring organisation?,organisation?',
  referredBy:
    'from,referred by,referrer,ref by,referrers name,referrer name,name of referrer,who referred,referral from,ref from,referring person,referring professional,came from,professional?,social worker?,sent by,referral made by',
  abuseTypes:
    'type of abuse,abuse type,abuse,types of abuse,nature of abuse,abuse types,category of abuse,abuse category,concern?,presenting issue?,reason for referral?,form of abuse,what happened?,presenting concern?,issue?',
  carerName:
    'carer,parent,parent carer,carer parent,parents,carers,parent or carer,carer name,carers name,parents name,parent name,parent carer name,name of carer,name of parent carer,name of parent,mother,mum,guardian,main carer,parent guardian,family contact,contact name,next of kin,adult,contact?,mum dad,primary carer,parents carers,safe adult,safe carer',
  carerRelationship:
    'relationship,relationship to child,relation,relation to child,carer relationship,relationship to yp,who is this,relationship of carer,carers relationship,relationship to young person',
  phone:
    'phone,telephone,tel,tel no,phone number,phone no,mobile,mobile number,mobile no,mob,contact number,contact no,contact tel,tel number,telephone number,carer phone,carers phone,parent phone,home phone,landline,contact telephone,phone numbers,parent mobile,carer mobile,best number,ring on,carer tel,carer telephone,contact details?',
  email: 'email,e mail,email address,e mail address,carer email,parent email,contact email,carers email',
  address:
    'address,home address,street,town,town or city,address 1,address 2,address line 1,address line 2,city,postal address,childs address,area?',
  postcode: 'postcode,post code,p code,pcode,home postcode,postal code,pc?',
  school:
    'school,school name,education,college,nursery,school college,school or college,name of school,school nursery,school setting,education setting,current school,setting?',
  priority:
    'rag,priority,rag rating,rag status,band,urgency,risk level?,risk?,risk rating?,priority level,priority band,level of need?,need?,pri,tier?',
  sex: 'sex,m f,sex at birth,male female,f m,boy girl,sex registered at birth,sex m f,birth sex',
  gender: 'gender,gender identity,childs gender,gender m f,identifies as',
  pronouns: 'pronouns,pronoun,preferred pronouns,childs pronouns',
  ethnicity: 'ethnicity,ethnic origin,ethnic group,ethnic background,race,ethnicity code,ethnic,heritage?',
  language:
    'language,first language,home language,languages,preferred language,main language,language spoken,languages spoken',
  interpreter: 'interpreter,interpreter needed,interpreter required,needs interpreter,needs an interpreter',
  disability:
    'disability,disabilities,send,sen,additional needs,special needs,disabled,disability send,access needs,additional need,needs?',
  funder:
    'funder,funding,funded by,funding source,funding stream,contract,commissioner,grant,paid by,who pays',
  protocolInMind:
    'therapy,intervention,therapy in mind,protocol,programme,therapy type,type of therapy,therapy requested,service requested,suggested therapy,recommended therapy,therapy wanted,type of work?,protocol in mind,treatment?',
  notes:
    'notes,note,comments,comment,other information,any other information,further information,additional information,other,other info,info,remarks,details?,summary?,background?,further info,notes comments,update?,updates?,anything else,observations,misc?,miscellaneous?',
};

/** Headings that begin like one of the above but hold what must not be taken for it. */
const NOT_OURS =
  /^(?:age|nhs|id|no|number|reference|staff|worker|therapist|allocated)\b|^ref(?: no| number| id)?$/;
const SURE = new Map<string, HeadingMatch>();
const NOT_DATE: Partial<Record<string, Field>> = {
  referred: 'referredBy',
  referral: 'referredBy',
  'referral in': 'referredBy',
};
for (const [field, words] of Object.entries(HEADINGS) as [Field, string][]) {
  for (const word of words.split(',')) {
    const plain = word.replace('?', '');
    const ifNotDate = NOT_DATE[plain];
    SURE.set(plain, { field, sure: !word.endsWith('?'), ...(ifNotDate === undefined ? {} : { ifNotDate }) });
  }
}

/** Parts of longer headings, tried in this order: 'Date referral was received by us' holds 'received'. */
const PARTS: [RegExp, Field][] = [
  [/\b(?:dob|d o b|date of birth|birth date|born)\b/, 'dateOfBirth'],
  [/\be ?mail\b/, 'email'],
  [/\b(?:phone|telephone|mobile|tel|landline)\b/, 'phone'],
  [/\bpost ?code\b/, 'postcode'],
  [/\b(?:surname|last name|family name)\b/, 'surname'],
  [/\b(?:first name|forename|given name)\b/, 'firstName'],
  [/\brelationship\b/, 'carerRelationship'],
  [/\binterpreter\b/, 'interpreter'],
  [/\b(?:referral|referred|ref) (?:source|agency)\b|\bsource of\b/, 'source'],
  [/\b(?:referred by|referrer|who referred|referral from)\b/, 'referredBy'],
  [
    /\b(?:date|when)\b.*\b(?:referral|referred|ref|received|recd)\b|\b(?:referral|referred|ref|received|recd)\b.*\bdate\b|\breceived\b/,
    'receivedOn',
  ],
  [/\babuse\b/, 'abuseTypes'],
  [/\bethnic/, 'ethnicity'],
  [/\b(?:carers?|parents?|guardians?|mother|mum|father)\b/, 'carerName'],
  [
    /\b(?:child|childs|yp|cyp|young persons?|client|clients)\b.*\bname\b|\bname\b.*\b(?:child|yp|cyp|young person|client)\b/,
    'childName',
  ],
  [/\bschool\b/, 'school'],
  [/\b(?:rag|priority|urgency)\b/, 'priority'],
  [/\bpronouns?\b/, 'pronouns'],
  [/\blanguage\b/, 'language'],
  [/\b(?:disabilit|send\b|additional needs)/, 'disability'],
  [/\b(?:funder|funding|funded)\b/, 'funder'],
  [/\b(?:address)\b/, 'address'],
  [/\b(?:notes?|comments?|information)\b/, 'notes'],
];

/** Whether the heading names something Holdfast does not keep, such as an NHS number or an age, whatever its cells look like. */
export function isNotOurs(heading: string): boolean {
  return fieldOfHeading(heading) === null && NOT_OURS.test(plainWords(heading));
}

/** What a heading says its column holds, or null where it says nothing Holdfast knows. */
export function fieldOfHeading(heading: string): HeadingMatch | null {
  // What stands in brackets explains: 'DOB (dd/mm/yyyy)', 'Name (surname first)'.
  const bare = plainWords(heading.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  const plain = bare === '' ? plainWords(heading) : bare;
  if (plain === '' || plain.length > 60) return null;
  const known =
    SURE.get(plain) ?? SURE.get(plain.replace(/ ?\d+$/, '')) ?? SURE.get(plain.replace(/^the /, ''));
  if (known !== undefined) return known;
  if (isContactHeading(heading)) return { field: 'notes', sure: false };
  if (NOT_OURS.test(plain)) return null;
  const part = PARTS.find(([pattern]) => pattern.test(plain));
  return part === undefined ? null : { field: part[1], sure: false };
}
