import { formatDate } from '../../shared/dates.ts';
import { RETURN_FORMAT_LABELS, RETURN_MODE_LABELS } from '../../shared/returns/codes.ts';
import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { sectionAnchor } from './words.ts';

/** Every file that left the service; the figures of each can be shown again to the digit. */
export function ReleasedBefore({ onShow }: { readonly onShow: (releaseId: string) => void }) {
  const { data } = useOp('returns.releases', {});
  const title = `${sectionAnchor('releases')}-title`;
  if (data === undefined) return null;
  return (
    <section
      className="sheet-sec released-before"
      id={sectionAnchor('releases')}
      tabIndex={-1}
      aria-labelledby={title}
    >
      <h2 id={title}>Released before</h2>
      {data.releases.length === 0 ? (
        <p className="sheet-def">
          Nothing has been released yet. Each file saved here is kept with its figures and stands in the log.
        </p>
      ) : (
        <table>
          <caption className="vh">Files that were released, the latest first</caption>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col">Released</th>
              <th scope="col">By</th>
              <th scope="col">Figures</th>
              <th scope="col">File</th>
              <th scope="col">
                <span className="vh">Show it again</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.releases.map((release) => (
              <tr key={release.releaseId}>
                <th scope="row">{release.period}</th>
                <td>{formatDate(release.madeOn)}</td>
                <td>{release.madeBy}</td>
                <td>{RETURN_MODE_LABELS[release.mode]}</td>
                <td>{RETURN_FORMAT_LABELS[release.format]}</td>
                <td className="end">
                  <Button kind="link" small onPress={() => onShow(release.releaseId)}>
                    Show as released
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
