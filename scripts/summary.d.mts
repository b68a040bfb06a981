type Counts = { passed: number; failed: number; skipped: number };
type VitestReport = {
  testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[];
};
type Stage = { name: string; passed: number; failed: number; skipped?: number; seconds: number };

export function countVitest(report: VitestReport | undefined, exitCode: number, isFiltered: boolean): Counts;
export function stageLine(stage: Stage): string;
export function lastLine(results: readonly { passed: number; failed: number }[]): string;
