// SPDX-License-Identifier: MIT
// How a client tells the test what it sees, and hears what to do next.
const { createInterface } = require('node:readline');

const lines = createInterface({ input: process.stdin });

exports.say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
exports.heard = (word) =>
  new Promise((resolve) => lines.on('line', (line) => line === word && resolve()));
