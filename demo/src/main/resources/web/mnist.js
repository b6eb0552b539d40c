// Prepares a drawing as the images of MNIST were: scaled into a box of 20 by 20 with its proportions
// kept, then placed in 28 by 28 so that the centre of its mass is nearest to the middle. An image of
// MNIST itself comes out as it went in.

const IMAGE = 28;
const BOX = 20;
/** The column and the row that MNIST has the centre of mass nearest to. */
const MIDDLE = 14;

/**
 * @param ink the drawing, size by size, 0 to 1
 * @param size its width and height
 * @returns 28 by 28 values from 0 to 1, or null where nothing is drawn
 */
export function asMnist(ink, size) {
  const frame = boundingBox(ink, size);
  if (frame === null) {
    return null;
  }
  const longer = Math.max(frame.width, frame.height);
  const width = Math.max(1, Math.round((BOX * frame.width) / longer));
  const height = Math.max(1, Math.round((BOX * frame.height) / longer));
  return centred(shrunk(ink, size, frame, width, height), width, height);
}

function boundingBox(ink, size) {
  let left = size;
  let right = -1;
  let top = size;
  let bottom = -1;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (ink[y * size + x] > 0) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Every new pixel is the mean of the area that it covers. */
function shrunk(ink, size, frame, width, height) {
  const small = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = span(y, frame.height / height, frame.height);
    for (let x = 0; x < width; x++) {
      const [left, right] = span(x, frame.width / width, frame.width);
      let sum = 0;
      for (let v = top; v < bottom; v++) {
        for (let u = left; u < right; u++) {
          sum += ink[(frame.top + v) * size + frame.left + u];
        }
      }
      small[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return small;
}

function span(index, step, end) {
  const first = Math.floor(index * step);
  return [first, Math.min(end, Math.max(first + 1, Math.floor((index + 1) * step)))];
}

function centred(small, width, height) {
  let mass = 0;
  let massX = 0;
  let massY = 0;
  small.forEach((value, i) => {
    mass += value;
    massX += value * (i % width);
    massY += value * Math.floor(i / width);
  });
  const left = offset(massX / mass, width);
  const top = offset(massY / mass, height);
  const image = new Float64Array(IMAGE * IMAGE);
  small.forEach((value, i) => {
    image[(top + Math.floor(i / width)) * IMAGE + left + (i % width)] = Math.min(1, value);
  });
  return image;
}

/** Where the box begins, so that its centre of mass is in the middle and all of it inside. */
function offset(centre, length) {
  return Math.min(IMAGE - length, Math.max(0, Math.round(MIDDLE - centre)));
}
