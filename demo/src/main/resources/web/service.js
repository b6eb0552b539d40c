// The requests that the page makes. Every refusal becomes an error with the service's own words.

let token = '';

export function useToken(text) {
  token = text;
}

async function ask(path, options = {}) {
  const headers = { ...options.headers };
  if (token !== '') {
    headers.Authorization = `Bearer ${token}`;
  }
  let answer;
  try {
    answer = await fetch(path, { ...options, headers });
  } catch {
    throw Object.assign(new Error('The service cannot be reached.'), { status: 0 });
  }
  if (!answer.ok) {
    throw Object.assign(new Error(await refusal(answer)), { status: answer.status });
  }
  return answer;
}

async function refusal(answer) {
  try {
    const { where, detail } = await answer.json();
    return where === undefined ? detail : `${where}: ${detail}`;
  } catch {
    return `The service refused: ${answer.status}`;
  }
}

async function post(path, body) {
  const answer = await ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/** Digit, probabilities and logits of an image; with a label also loss and gradient. */
export async function predict(image, label) {
  const pixels = Array.from(image);
  const answer = await post('predict', label === null ? { image: pixels } : { image: pixels, label });
  return answer.predictions[0];
}

/** Learns an image, and tells the loss before and after. */
export function learn(image, label) {
  return post('learn', { image: Array.from(image), label });
}

/** The metrics, as Prometheus' text. */
export async function metrics() {
  return (await ask('metrics')).text();
}
