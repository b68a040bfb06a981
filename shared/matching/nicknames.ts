/**
 * Names that are forms of one another: short forms used in the United Kingdom, Welsh beside English, and common ways of
 * writing names from Arabic, Urdu and Polish. Our own list, each line one family, its first word the name of the family.
 * A word may stand in several. A name that is missing costs a match by this rule only: sound and spelling are asked too.
 */
const FAMILIES = `
abdullah abdulla abdallah
abigail abbie abby abi gail
adam addy ads
adele addie della
alan allan allen alun al
alexander alex alec alek alistair alasdair sandy xander zander sacha sasha olek
alexandra alex alexa lexi lexie sandra sandy sasha ola
alfred alfie alf fred freddie
alice ali allie aleesha ala
alison ali allie
amelia amy millie milly mia emilia
amanda mandy mandi
andrew andy drew andi andreas andrzej
angela angie ange
anna ann anne annie hannah anya ania nan
annabel anabel annie bella belle
anthony antony tony ant antoni
archibald archie archy
arthur art artie arturo
barbara barb babs basia
benjamin ben benji benny
bethany beth bethan
bethan beth bethany
bronwen bron
cameron cam cammy
carol carole caroline carolyn caz
caroline carrie caro
catherine katherine kathryn catharine katharine kate katie katy cate cath cathy kath kathy kat kit kitty kay kasia katarzyna catrin cadi
charles charlie chas chuck karol siarl
charlotte charlie charley lottie lotte lola
christine chris chrissie chrissy tina
christina chris chrissie tina krysia
christopher chris kit kris topher krzysztof
claire clare clara
dafydd david dai dewi
daniel dan danny daniyal
danielle dani danni ella
david dave davy davey dawid dewi dafydd
deborah deb debbie debby debra
dominic dom nick
donald don donnie
dorothy dot dottie dolly thea dorota
edward ed eddie eddy ned ted teddy iorwerth
eleanor ellie elly ella nell nora lena elinor
elizabeth elisabeth liz lizzie lizzy beth betty betsy bess libby lisa elsie eliza ela ela elzbieta lilibet
ellen ellie nell elen
emily em emmy emmie millie milly emilia
emma em emmy emmie
evan ifan ieuan ioan
ewan euan ewen owen
fatima fatimah fatema fatma fati
fiona fi
florence flo flora florrie flossie
frances fran frankie fanny franny francesca
francis frank frankie
francesca fran frankie chess chessie
frederick fred freddie freddy rick
gabriel gabe
gabriella gabrielle gabby gabi ella
gareth gaz garth
geoffrey geoff jeff jeffrey
george georgie jorge jerzy sior
georgina georgia georgie gina
gerald gerry jerry
gillian gill jill jilly
gregory greg gregor grzegorz
gwendolen gwen gwenda wendy
gwenllian gwen llian
harold harry hal
harriet harri harrie hattie etta
harrison harry
hassan hasan
henry harry hal hank harri
hussain husain hussein hossein
ibrahim ebrahim abraham abe bram
imogen immy immie
isaac ishaq ike zac
isabel isabelle isabella isobel izzy issy bella belle ishbel izabela
ismail ishmael ismaeel
jacob jake jakub yaqub yakub
jacqueline jackie jacqui
jamal jamaal gamal
james jim jimmy jamie jay iago
jane janey jayne jenny sian
janet jan
jasmine jazz jas yasmin yasmine
jennifer jen jenny jenna
jeremy jem jerry
jessica jess jessie jessy
joanna jo joanne joan joannah
john johnny jon jack ian sean ewan ieuan ifan jan yahya
jonathan jon jonny john nathan
joseph joe joey yusuf yousef yousuf josef jozef
josephine jo josie josey
joshua josh joss
judith judy jude
julia julie jules
karen karin
kenneth ken kenny
kevin kev
khadija khadijah kadija hadiya
kimberley kim kimberly kimmy
laura laurie lowri lori
laurence lawrence larry laurie loz
leonard leo len lenny
leila layla laila leyla
lewis louis lou lewie
liam william
lillian lily lilly lil lilian lillie
louise lou lulu louisa
lucy luce lucie lucinda lucia
madeleine maddie maddy madeline madison
malcolm mal
margaret maggie meg megan peggy peg marge margie rita greta mags marged
maria mary marie mariam miriam maryam maja
martin marty marcin
mary mari mair molly polly maria maryam
matilda tilly tillie mattie
matthew matt matty mateusz
maxwell max
maximilian max
megan meg meghan
melanie mel
melissa mel lissa
michael mike mick micky mikey mitch michal meical mikhail mikaeel
michelle shell chelle
mohammed mohammad muhammad mohamed mohamad muhammed mohd mo mahomed mehmet
molly mollie
morgan morgane
natalie nat tally natalia
natasha tasha nat tash natalia
nathan nate nat nathaniel
nathaniel nat nate nathan
nicholas nick nicky nico nicolas mikolaj
nicola nicky nikki nic nicole
oliver ollie olly
olivia liv livvy livia ollie
omar umar omer
oscar osc oskar
owain owen
pamela pam
patricia pat patsy trish tricia paddy
patrick pat paddy rick padraig
paul pawel pavel
penelope penny
peter pete piotr pedr
philip phil phillip pip
philippa pippa pip
phoebe fee phebe
rachel rach rachael shelly
rebecca becky becca beck bex reba
rhys rees reece reese
richard rich richie rick ricky dick dickie
robert rob robbie bob bobby bert robin
roberta bobbie robbie
ronald ron ronnie
rosemary rose rosie
rose rosie rosa roza
ryan rian
said saeed syed sayed sayeed
salma selma
samantha sam sammy
samuel sam sammy
sarah sara sally sadie zara
sebastian seb bas
shannon shan
sian jane shan
sidney sid sydney
simon si szymon
sophia sophie sofia sophy zofia zosia
stanley stan
stephanie steph stephie
stephen steven steve stevie steffan stefan
susan sue susie suzy susanna susannah zuzanna zuza
tabitha tabby
tamsin tammy tam tamzin
teresa theresa tess terry tessa
terence terry tel
thaddeus tadeusz ted
theodore theo ted teddy
thomas tom tommy tomas tomasz twm tomos
timothy tim timmy
tobias toby tobi
tracey tracy trace
valerie val
vanessa nessa ness
veronica ronnie vera
victor vic wiktor
victoria vicky vicki vikki tori wiktoria
vincent vin vince vinny
vivian viv vivienne
walter wally walt
wendy wend
wilfred wilf will
william will bill billy willy liam gwilym wil
yasmin yasmine jasmine yasmeen
yusuf yousef yousuf youssef joseph joe
zachary zac zack zach zak zacharias
zainab zaynab zeinab zeynep
zoe zoey zoie
`;

const familiesOf = new Map<string, string[]>();
for (const line of FAMILIES.trim().split('\n')) {
  const words = line.split(' ');
  const family = words[0] ?? '';
  for (const word of new Set(words)) familiesOf.set(word, [...(familiesOf.get(word) ?? []), family]);
}

/** The families of names a word belongs to, none for most. The word is folded as by `nameKey`. */
export function nameFamilies(word: string): readonly string[] {
  return familiesOf.get(word) ?? [];
}
