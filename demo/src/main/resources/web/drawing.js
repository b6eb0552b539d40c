// The drawing pad: strokes of a pointer, or of a cursor that the keyboard moves over a grid.

const GRID = 28;
const STROKE = 1.9;
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Drawing {
  /** Side of the square that ink() returns, in pixels. */
  size = 140;

  #canvas;
  #ink = document.createElement('canvas');
  #cursor = { x: GRID / 2 - 0.5, y: GRID / 2 - 0.5 };
  #pointer = null;
  #changed;

  constructor(canvas, { changed, keys }) {
    this.#canvas = canvas;
    this.#changed = changed;
    this.#ink.width = this.size;
    this.#ink.height = this.size;
    canvas.addEventListener('pointerdown', (event) => this.#press(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    for (const end of ['pointerup', 'pointercancel']) {
      canvas.addEventListener(end, () => this.#release());
    }
    canvas.addEventListener('keydown', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && (this.#key(event) || keys(event.key))) {
        event.preventDefault();
      }
    });
    canvas.addEventListener('focus', () => this.#paint());
    canvas.addEventListener('blur', () => this.#paint());
  }

  /** The ink, row by row, 0 to 1. */
  ink() {
    const { data } = this.#context().getImageData(0, 0, this.size, this.size);
    const ink = new Float64Array(this.size * this.size);
    for (let i = 0; i < ink.length; i++) {
      ink[i] = data[4 * i + 3] / 255;
    }
    return ink;
  }

  /** Whether no stroke is being drawn. */
  atRest() {
    return this.#pointer === null;
  }

  clear() {
    this.#context().clearRect(0, 0, this.size, this.size);
    this.#paint();
    this.#changed();
  }

  #context() {
    return this.#ink.getContext('2d', { willReadFrequently: true });
  }

  #press(event) {
    if (event.button !== 0) {
      return;
    }
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pointer = this.#place(event);
    this.#stroke(this.#pointer, this.#pointer);
  }

  #move(event) {
    if (this.#pointer === null) {
      return;
    }
    for (const part of event.getCoalescedEvents?.() ?? [event]) {
      const place = this.#place(part);
      this.#line(this.#pointer, place);
      this.#pointer = place;
    }
    this.#show();
  }

  #release() {
    if (this.#pointer !== null) {
      this.#pointer = null;
      this.#changed();
    }
  }

  #place(event) {
    const frame = this.#canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - frame.left) / frame.width) * GRID,
      y: ((event.clientY - frame.top) / frame.height) * GRID,
    };
  }

  #key(event) {
    const step = STEPS[event.key];
    if (step !== undefined) {
      const before = { ...this.#cursor };
      this.#cursor.x = Math.min(GRID - 0.5, Math.max(0.5, before.x + step[0]));
      this.#cursor.y = Math.min(GRID - 0.5, Math.max(0.5, before.y + step[1]));
      if (event.shiftKey) {
        this.#stroke(before, this.#cursor);
      } else {
        this.#paint();
      }
      return true;
    }
    if (event.key === ' ') {
      this.#stroke(this.#cursor, this.#cursor);
      return true;
    }
    return false;
  }

  #stroke(from, to) {
    this.#line(from, to);
    this.#show();
  }

  #line(from, to) {
    const context = this.#context();
    const scale = this.size / GRID;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.lineWidth = STROKE * scale;
    context.strokeStyle = '#fff';
    context.beginPath();
    context.moveTo(from.x * scale, from.y * scale);
    context.lineTo(to.x * scale + 0.01, to.y * scale);
    context.stroke();
  }

  #show() {
    this.#paint();
    this.#changed();
  }

  #paint() {
    const context = this.#canvas.getContext('2d');
    const side = this.#canvas.width;
    const cell = side / GRID;
    context.clearRect(0, 0, side, side);
    context.drawImage(this.#ink, 0, 0, side, side);
    if (document.activeElement === this.#canvas && this.#pointer === null) {
      context.strokeStyle = '#6cabf0';
      context.lineWidth = 3;
      context.strokeRect((this.#cursor.x - 0.5) * cell, (this.#cursor.y - 0.5) * cell, cell, cell);
    }
  }
}
