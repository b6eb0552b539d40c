// Shows a prediction: the digit, ten probabilities, and for a label the loss and its gradient.

export class Predictions {
  #document;
  #rows = [];

  constructor(document) {
    this.#document = document;
    for (let digit = 0; digit < 10; digit++) {
      const row = document.createElement('tr');
      row.innerHTML =
        `<th scope="row">${digit}</th>` +
        '<td><div class="bar" aria-hidden="true"><i></i></div></td><td class="number"></td>' +
        '<td><div class="bar signed" aria-hidden="true"><i></i></div></td><td class="number"></td>';
      document.getElementById('classes').append(row);
      const [probabilityBar, gradientBar] = row.querySelectorAll('i');
      const [probability, gradient] = row.querySelectorAll('.number');
      this.#rows.push({ row, probabilityBar, gradientBar, probability, gradient });
    }
  }

  /** Shows a prediction; at rest, says it to a screen reader as well. */
  show(prediction, atRest) {
    const { digit, probabilities, gradient, label, loss } = prediction;
    const sure = percent(probabilities[digit]);
    this.#text('digit', digit);
    this.#text('sure', `with a probability of ${sure}`);
    this.#rows.forEach((parts, i) => {
      parts.row.classList.toggle('best', i === digit);
      parts.probabilityBar.style.width = `${100 * probabilities[i]}%`;
      parts.probability.textContent = percent(probabilities[i]);
      showGradient(parts, gradient?.[i]);
    });
    this.#text('loss', loss === undefined ? 'choose a label' : loss.toPrecision(4));
    if (atRest) {
      const about = loss === undefined ? '' : ` The loss for ${label} is ${loss.toPrecision(3)}.`;
      this.#text('spoken', `Reads ${digit}, ${sure}.${about}`);
    }
  }

  showNothing() {
    this.#text('digit', '–');
    this.#text('sure', 'Nothing is drawn yet.');
    this.#text('loss', '–');
    this.#text('spoken', '');
    for (const parts of this.#rows) {
      parts.row.classList.remove('best');
      parts.probabilityBar.style.width = '0';
      parts.probability.textContent = '';
      showGradient(parts, undefined);
    }
  }

  #text(id, value) {
    this.#document.getElementById(id).textContent = value;
  }
}

function showGradient({ gradientBar, gradient }, value) {
  const share = value === undefined ? 0 : 50 * Math.min(1, Math.abs(value));
  gradientBar.className = value > 0 ? 'up' : '';
  gradientBar.style.width = `${share}%`;
  gradientBar.style.left = value > 0 ? '50%' : `${50 - share}%`;
  gradient.textContent = value === undefined ? '' : signed(value);
}

function signed(value) {
  const size = Math.abs(value);
  const digits = size === 0 || size >= 0.0005 ? size.toFixed(3) : size.toExponential(1);
  return `${value < 0 ? '−' : '+'}${digits}`;
}

function percent(probability) {
  return `${(100 * probability).toFixed(1)} %`;
}
