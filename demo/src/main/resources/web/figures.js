// The second panel: what the service measures of itself, read from its metrics every two seconds.

const PERIOD = 2000;
const PATHS = ['/predict', '/learn'];
const LINE = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/;

export class Figures {
  #document;
  #read;
  #report;

  constructor(document, read, report) {
    this.#document = document;
    this.#read = read;
    this.#report = report;
  }

  start() {
    this.refresh();
    setInterval(() => {
      if (!this.#document.hidden) {
        this.refresh();
      }
    }, PERIOD);
  }

  async refresh() {
    try {
      this.#show(parse(await this.#read()));
    } catch (problem) {
      this.#report(problem);
    }
  }

  #show(samples) {
    this.#quantiles('latencies', samples, 'lossmith_request_recent_seconds', 1e3, 2);
    this.#quantiles('loss-times', samples, 'lossmith_loss_recent_nanoseconds', 1e-3, 1);
    const of = (name, images) =>
      samples.find((sample) => sample.name === name && sample.labels.images === images)?.value;
    this.#text('learned-log-loss', number(of('lossmith_log_loss', 'learned'), 4));
    this.#text('predicted-log-loss', number(of('lossmith_log_loss', 'predicted'), 4));
    this.#text('accuracy', number(100 * of('lossmith_accuracy', 'predicted'), 1, ' %'));
    this.#text('steps', number(of('lossmith_model_step', undefined), 0));
    this.#text('images', number(of('lossmith_predicted_images_total', undefined), 0));
  }

  #quantiles(id, samples, name, factor, digits) {
    const table = this.#document.getElementById(id);
    const found = samples.filter((sample) => sample.name === name);
    const quantiles = [...new Set(found.map((sample) => sample.labels.quantile))];
    table.tHead.rows[0].innerHTML =
      '<th scope="col">request</th>' +
      quantiles.map((quantile) => `<th scope="col">${title(quantile)}</th>`).join('');
    table.tBodies[0].innerHTML = PATHS.map((path) => {
      const cells = quantiles.map((quantile) => {
        const sample = found.find(
          ({ labels }) => labels.path === path && labels.quantile === quantile,
        );
        return `<td>${number(factor * sample?.value, digits)}</td>`;
      });
      return `<tr><th scope="row">${path.slice(1)}</th>${cells.join('')}</tr>`;
    }).join('');
  }

  #text(id, value) {
    this.#document.getElementById(id).textContent = value;
  }
}

function parse(text) {
  return text
    .split('\n')
    .map((line) => LINE.exec(line))
    .filter((match) => match !== null)
    .map(([, name, labels, value]) => ({
      name,
      value: Number(value),
      labels: Object.fromEntries(
        [...(labels ?? '').matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, key, content]) => [key, content]),
      ),
    }));
}

function title(quantile) {
  return Number(quantile) === 1 ? 'max' : `p${Number((100 * quantile).toFixed(3))}`;
}

function number(value, digits, unit = '') {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits) + unit;
}
