// SPDX-License-Identifier: MIT
// Drive one client from npm through one scenario and print one JSON line.
// Usage: node --expose-gc peers.cjs CLIENT SCENARIO PORT COUNT [WIDTH]
// (NODE_PATH names the node_modules folder)
"use strict";
const [client_, scenario, port, count_, width_ = "1"] = process.argv.slice(2);
const count = Number(count_);
const width = Number(width_);
const BLAST_ROOM = "blastroom00000001";
const QUIET_ROOM = "GENERAL0000000001";
const WARM_UP_CALLS = 200;
const STREAM = "stream-room-messages";
const LOGIN = {
  user: { username: "bot" },
  password: { digest: "x", algorithm: "sha-256" },
};
const Socket = require("ws");
const host = `127.0.0.1:${port}`;
const url = `ws://${host}/websocket`;

/** What the official web client uses. */
class DdpClient {
  constructor() {
    globalThis.WebSocket = Socket;
    this.sdk = require("@rocket.chat/ddp-client").DDPSDK.create(`ws://${host}`);
  }
  async open() {
    await this.sdk.connection.connect();
    await this.sdk.client.callAsyncWithOptions("login", { wait: true }, LOGIN);
  }
  follow(room, take) {
    this.sdk.stream("room-messages", room, take);
  }
  call(message) {
    return this.sdk.call("sendMessage", message);
  }
}

/** Observables; a call ends with the first result, whose id it does not tell. */
class Rxjs {
  constructor() {
    globalThis.WebSocket = Socket; // asked for even when a constructor is given
    const { RealTimeAPI } = require("rocket.chat.realtime.api.rxjs");
    this.operators = require("rxjs/operators");
    this.api = new RealTimeAPI({ url, WebSocketCtor: Socket });
  }
  result(frames) {
    const { filter, take } = this.operators;
    const results = frames.pipe(filter((frame) => frame.msg === "result"), take(1));
    return new Promise((done) => results.subscribe((frame) => done(frame.result)));
  }
  async open() {
    this.api.keepAlive().subscribe();
    const connected = this.api.connectToServer().pipe(this.operators.take(1));
    await new Promise((done) => connected.subscribe(done));
    await this.result(this.api.login("bot", "secret"));
  }
  follow(room, take) {
    const frames = this.api.getSubscription(STREAM, room, false);
    frames.subscribe((frame) => take(frame.fields.args[0]));
  }
  call(message) {
    return this.result(this.api.callMethod("sendMessage", message));
  }
}

/** Plain DDP: its user keeps the calls. */
class DdpJs {
  constructor() {
    const module_ = require("ddp.js");
    const DDP = module_.default || module_;
    this.waiting = new Map();
    this.ddp = new DDP({ endpoint: url, SocketConstructor: Socket });
    this.ddp.on("result", (frame) => {
      const done = this.waiting.get(frame.id);
      this.waiting.delete(frame.id);
      done(frame.result);
    });
  }
  method(name, param) {
    return new Promise((done) => this.waiting.set(this.ddp.method(name, [param]), done));
  }
  async open() {
    await new Promise((done) => this.ddp.on("connected", done));
    await this.method("login", LOGIN);
  }
  follow(room, take) {
    this.ddp.on("changed", (frame) => {
      if (frame.collection === STREAM && frame.fields.eventName === room)
        take(frame.fields.args[0]);
    });
    this.ddp.sub(STREAM, [room, false]);
  }
  call(message) {
    return this.method("sendMessage", message);
  }
}

const CLIENTS = { "ddp-client": DdpClient, rxjs: Rxjs, "ddp.js": DdpJs };

function cpu() {
  const usage = process.cpuUsage();
  return (usage.user + usage.system) / 1e6;
}

async function measured(work) {
  if (global.gc) global.gc();
  const wall = process.hrtime.bigint();
  const before = cpu();
  const more = await work();
  const used = cpu() - before;
  return { wall: Number(process.hrtime.bigint() - wall) / 1e9, cpu: used, ...more };
}

function stream(client) {
  return new Promise((done) => {
    let seen = 0;
    let text = 0;
    let author = 0;
    client.follow(BLAST_ROOM, (message) => {
      text += message.msg.length;
      author += message.u.username.length;
      if (++seen === count) done({ text, author });
    });
  });
}

async function send(client, number) {
  const msg = `hello there, this is message number ${number}`;
  const answer = await client.call({ _id: `m${number}`, rid: QUIET_ROOM, msg });
  // With several calls in flight the observables mix up the answers.
  if (answer.msg !== msg && !(client_ === "rxjs" && width > 1)) throw Error(answer.msg);
}

async function calls(client) {
  for (let number = 0; number < WARM_UP_CALLS; number++) await send(client, number);
  let number = 0;
  const work = async () => {
    while (number < count) await send(client, number++);
  };
  return measured(() => Promise.all(Array.from({ length: width }, work)).then(() => ({})));
}

async function idle(make) {
  const kept = [];
  if (global.gc) global.gc();
  const before = process.memoryUsage().rss;
  const figures = await measured(async () => {
    for (let k = 0; k < count; k++) {
      kept.push(make());
      await kept[k].open();
    }
  });
  if (global.gc) global.gc();
  return { ...figures, memory: process.memoryUsage().rss - before };
}

async function main() {
  const make = () => new CLIENTS[client_]();
  const client = make();
  await client.open();
  let figures;
  if (scenario === "idle") figures = await idle(make);
  else if (scenario === "stream") figures = await measured(() => stream(client));
  else figures = await calls(client);
  console.log(JSON.stringify(figures));
  process.exit(0);
}

process.on("unhandledRejection", (error) => {
  console.error(error);
  process.exit(1);
});
main();
