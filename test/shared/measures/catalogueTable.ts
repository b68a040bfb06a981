// Measures as their sources state them, typed by hand apart from the catalogue: who fills each in, ages, range, direction,
// bands, the least reliable change. Whoever changes one looks the other up in the source. '?' is a range that no source
// states; '*' a range worked out from the questions; '-' nothing that was seen. Restated, never copied.
export const TABLE = `
sdq        | carer   | 4-17  | total  | 0-40   | falls | 0 14 17       | -
sdq        | carer   | 4-17  | impact | 0-10*  | falls | -             | -
sdq        | teacher | 4-17  | total  | 0-40   | falls | 0 12 16 19    | -
sdq        | teacher | 4-17  | impact | 0-6*   | falls | -             | -
sdq        | child   | 11-17 | total  | 0-40   | falls | 0 16 20       | -
sdq        | child   | 11-17 | impact | 0-10*  | falls | -             | -
sdq_2_4    | carer   | 2-4   | total  | 0-40   | falls | 0 13 16       | -
cries_8    | child   | 8-18  | total  | 0-40   | falls | 0 17          | -
cries_13   | child   | 8-18  | total  | 0-65   | falls | 0 30          | -
cries_13   | carer   | 8-18  | total  | 0-65   | falls | 0 31          | -
cats_3_6   | carer   | 3-6   | total  | 0-48   | falls | 0 16          | -
cats_7_17  | child   | 7-17  | total  | 0-60   | falls | 0 15 21       | -
cats_7_17  | carer   | 7-17  | total  | 0-60   | falls | 0 15 21       | -
cats_2     | child   | 7-17  | dsm_5  | 0-60   | falls | 0 21 25       | -
cats_2     | child   | 7-17  | icd_11 | ?      | falls | 0 7 9         | -
cats_2     | carer   | 7-17  | dsm_5  | 0-60   | falls | 0 21 25       | -
cats_2     | carer   | 7-17  | icd_11 | ?      | falls | 0 7 9         | -
tscc       | child   | 8-16  | anxiety              | ? T | falls | 0 65 | -
tscc       | child   | 8-16  | depression           | ? T | falls | 0 65 | -
tscc       | child   | 8-16  | anger                | ? T | falls | 0 65 | -
tscc       | child   | 8-16  | posttraumatic_stress | ? T | falls | 0 65 | -
tscc       | child   | 8-16  | dissociation         | ? T | falls | 0 65 | -
tscc       | child   | 8-16  | sexual_concerns      | ? T | falls | 0 70 | -
rcads_25   | child   | 8-18  | total  | ? T    | falls | 0 65 70       | -
rcads_25   | carer   | 8-18  | total  | ? T    | falls | 0 65 70       | -
rcads_47   | child   | 8-18  | total  | ? T    | falls | 0 65 70       | -
rcads_47   | carer   | 8-18  | total  | ? T    | falls | 0 65 70       | -
yp_core    | child   | 11-18 | total  | 0-40   | falls | -             | -
core_10    | carer   | 17+   | total  | 0-40   | falls | 0 11 15 20 25 | 6
core_10    | child   | 17+   | total  | 0-40   | falls | 0 11 15 20 25 | 6
ors        | child   | 13+   | total  | 0-40   | rises | -             | -
cors       | child   | 6-12  | total  | 0-40   | rises | -             | -
cors       | carer   | 6-12  | total  | 0-40   | rises | -             | -
srs        | child   | 13+   | total  | 0-40   | rises | -             | -
csrs       | child   | 6-12  | total  | 0-40   | rises | -             | -
esq        | child   | 9-18  | total  | ?      | rises | -             | -
esq        | carer   | any   | total  | ?      | rises | -             | -
wemwbs     | child   | 13+   | total  | 14-70  | rises | -             | 3
swemwbs    | child   | 13+   | total  | 7-35 converted | rises | -     | -
phq_9      | carer   | 16+   | total  | 0-27*  | falls | 0 10          | 6
gad_7      | carer   | 18+   | total  | 0-21   | falls | 0 8           | 4
psi_4      | carer   | any   | total  | ?      | falls | -             | -
psi_4_sf   | carer   | any   | total  | 36-180* | falls | -            | -
`;
