/** Said wherever words about a child are written: notes are disclosable. */
export const DISCLOSABLE = 'Others may read this one day: the child, the police, a court. Keep to facts.';
