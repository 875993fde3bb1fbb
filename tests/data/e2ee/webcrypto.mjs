// SPDX-License-Identifier: MIT
// Another implementation: the browser's WebCrypto, as Node has it.
//
//   node webcrypto.mjs make             print keys, messages and a file as JSON
//   node webcrypto.mjs open < sealed    open what we sealed, and print it as JSON
import { webcrypto as crypto } from 'node:crypto';

const { subtle } = crypto;
const base64 = (data) => Buffer.from(data).toString('base64');
const bytes = (text) => Buffer.from(text, 'base64');
const latin1 = (text) => Buffer.from(text, 'latin1');
const RSA = { name: 'RSA-OAEP', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };

const derive = async (passphrase, salt, iterations, name, usages) => {
  const base = await subtle.importKey('raw', latin1(passphrase), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', salt: latin1(salt), iterations, hash: 'SHA-256' };
  return subtle.deriveKey(how, base, { name, length: 256 }, false, usages);
};

const make = async () => {
  const userId = 'GqhvpfiEe64k5bhCS';
  const passphrase = 'clair fenêtre minus dexter';
  const pair = await subtle.generateKey(RSA, true, ['encrypt', 'decrypt']);
  const privateKey = JSON.stringify(await subtle.exportKey('jwk', pair.privateKey));
  const publicKey = JSON.stringify(await subtle.exportKey('jwk', pair.publicKey));

  const oldVector = crypto.getRandomValues(new Uint8Array(16));
  const oldMaster = await derive(passphrase, userId, 1000, 'AES-CBC', ['encrypt']);
  const oldSealed = await subtle.encrypt({ name: 'AES-CBC', iv: oldVector }, oldMaster, latin1(privateKey));
  const older = JSON.stringify({ $binary: base64(Buffer.concat([oldVector, Buffer.from(oldSealed)])) });

  const salt = `v2:${userId}:5b36c4cc-4e7a-497d-b4b0-a1df863c65c4`;
  const vector = crypto.getRandomValues(new Uint8Array(12));
  const master = await derive(passphrase, salt, 100000, 'AES-GCM', ['encrypt']);
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv: vector }, master, latin1(privateKey));
  const newer = JSON.stringify({ iv: base64(vector), ciphertext: base64(sealed), salt, iterations: 100000 });

  const rooms = [];
  for (const [name, length, keyId] of [['AES-CBC', 128, 'eyJhbGciOiJB'], ['AES-GCM', 256, crypto.randomUUID()]]) {
    const key = await subtle.generateKey({ name, length }, true, ['encrypt', 'decrypt']);
    const exported = JSON.stringify(await subtle.exportKey('jwk', key));
    const given = keyId + base64(await subtle.encrypt({ name: 'RSA-OAEP' }, pair.publicKey, latin1(exported)));
    const iv = crypto.getRandomValues(new Uint8Array(name === 'AES-CBC' ? 16 : 12));
    const text = new TextEncoder().encode(JSON.stringify({ msg: 'grüß dich 👋' }));
    const data = new Uint8Array(await subtle.encrypt({ name, iv }, key, text));
    const content =
      name === 'AES-CBC'
        ? { algorithm: 'rc.v1.aes-sha2', ciphertext: keyId + base64(Buffer.concat([iv, data])) }
        : { algorithm: 'rc.v2.aes-sha2', kid: keyId, iv: base64(iv), ciphertext: base64(data) };
    rooms.push({ keyId, given, content });
  }

  // The counter runs over after three blocks: it has 64 bits.
  const counter = new Uint8Array(16).fill(0xff);
  counter[15] = 0xfd;
  const fileKey = await subtle.generateKey({ name: 'AES-CTR', length: 256 }, true, ['encrypt', 'decrypt']);
  const plain = new Uint8Array(200).map((_, at) => at);
  const file = {
    encryption: { key: await subtle.exportKey('jwk', fileKey), iv: base64(counter) },
    plain: base64(plain),
    sealed: base64(await subtle.encrypt({ name: 'AES-CTR', counter, length: 64 }, fileKey, plain)),
    sha256: Buffer.from(await subtle.digest('SHA-256', plain)).toString('hex'),
  };
  return { userId, passphrase, publicKey, older, newer, rooms, text: 'grüß dich 👋', file };
};

const open = async ({ userId, passphrase, stored, given, content, file }) => {
  const { iv, ciphertext, salt, iterations } = JSON.parse(stored);
  const master = await derive(passphrase, salt, iterations, 'AES-GCM', ['decrypt']);
  const exported = await subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv) }, master, bytes(ciphertext));
  const privateKey = await subtle.importKey('jwk', JSON.parse(Buffer.from(exported).toString('latin1')), RSA, false, ['decrypt']);
  const jwk = JSON.parse(Buffer.from(await subtle.decrypt({ name: 'RSA-OAEP' }, privateKey, bytes(given.slice(-344)))).toString('latin1'));
  const name = jwk.alg === 'A128CBC' ? 'AES-CBC' : 'AES-GCM';
  const key = await subtle.importKey('jwk', jwk, { name }, false, ['decrypt']);
  const whole = content.kid ? null : bytes(content.ciphertext.slice(12));
  const vector = whole ? whole.subarray(0, 16) : bytes(content.iv);
  const data = whole ? whole.subarray(16) : bytes(content.ciphertext);
  const text = new TextDecoder().decode(await subtle.decrypt({ name, iv: vector }, key, data));
  const fileKey = await subtle.importKey('jwk', file.encryption.key, 'AES-CTR', false, ['decrypt']);
  const counter = { name: 'AES-CTR', counter: bytes(file.encryption.iv), length: 64 };
  return { userId, text, file: base64(await subtle.decrypt(counter, fileKey, bytes(file.sealed))) };
};

if (process.argv[2] === 'make') {
  console.log(JSON.stringify(await make(), null, 1));
} else {
  let given = '';
  for await (const piece of process.stdin) given += piece;
  console.log(JSON.stringify(await open(JSON.parse(given))));
}
