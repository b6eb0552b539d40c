import { Drawing } from './drawing.js';
import { asMnist } from './mnist.js';
import { Predictions } from './predictions.js';
import { Figures } from './figures.js';
import * as service from './service.js';

const byId = (id) => document.getElementById(id);
const predictions = new Predictions(document);
const drawing = new Drawing(byId('pad'), { changed: predict, keys: shortcut });
const figures = new Figures(document, service.metrics, report);
let asking = false;
let stale = false;

for (let digit = 0; digit < 10; digit++) {
  const label = document.createElement('label');
  label.innerHTML = `<input type="radio" name="label" value="${digit}"><span>${digit}</span>`;
  byId('labels').append(label);
}
byId('labels').addEventListener('change', predict);
byId('clear').addEventListener('click', clear);
byId('learn').addEventListener('click', learn);
byId('token-form').addEventListener('submit', (event) => {
  event.preventDefault();
  service.useToken(byId('token').value);
  byId('token-form').hidden = true;
  report(null);
  predict();
  figures.refresh();
});

function label() {
  const chosen = document.querySelector('input[name=label]:checked');
  return chosen === null ? null : Number(chosen.value);
}

/** Asks about what is drawn now; while an answer is on its way, remembers to ask once more. */
async function predict() {
  const image = asMnist(drawing.ink(), drawing.size);
  showSeen(image);
  byId('learn').disabled = image === null || label() === null;
  if (asking) {
    stale = true;
    return;
  }
  if (image === null) {
    predictions.showNothing();
    return;
  }
  asking = true;
  try {
    predictions.show(await service.predict(image, label()), drawing.atRest());
    report(null);
  } catch (problem) {
    report(problem);
  } finally {
    asking = false;
    if (stale) {
      stale = false;
      predict();
    }
  }
}

async function learn() {
  const image = asMnist(drawing.ink(), drawing.size);
  if (image === null || label() === null) {
    return;
  }
  byId('learn').disabled = true;
  try {
    const step = await service.learn(image, label());
    byId('learned').textContent =
      `Step ${step.step}: loss ${step.lossBefore.toPrecision(4)} before, ` +
      `${step.lossAfter.toPrecision(4)} after.`;
    report(null);
  } catch (problem) {
    report(problem);
  }
  await predict();
  figures.refresh();
}

function clear() {
  drawing.clear();
  byId('learned').textContent = '';
}

function shortcut(key) {
  if (/^[0-9]$/.test(key)) {
    document.querySelector(`input[name=label][value="${key}"]`).checked = true;
    predict();
  } else if (key === 'Enter') {
    learn();
  } else if (key === 'Delete' || key === 'Backspace') {
    clear();
  } else {
    return false;
  }
  return true;
}

function showSeen(image) {
  const context = byId('seen').getContext('2d');
  const pixels = context.createImageData(28, 28);
  for (let i = 0; i < 28 * 28; i++) {
    const value = image === null ? 0 : Math.round(255 * image[i]);
    pixels.data.set([232, 236, 241, value], 4 * i);
  }
  context.putImageData(pixels, 0, 0);
}

function report(problem) {
  byId('problem').textContent = problem === null ? '' : problem.message;
  if (problem !== null && problem.status === 401) {
    byId('token-form').hidden = false;
  }
}

predict();
figures.start();
