// SPDX-License-Identifier: MIT
// Load server: DDP over WebSocket on loopback, frames encoded beforehand.
//
//   load_server FRAMES COUNT PACE
//
// Prints its port, serves any number of connections on one thread, and ends
// when its standard input does. A `sub` to stream-room-messages whose first
// parameter begins with "blast", or is "__my_messages__", is followed by COUNT
// frames of the file FRAMES,
// as fast as the peer takes them (PACE 0) or PACE of them a second. Every
// method is answered with `updated` and `result`; sendMessage's result is the
// message with what a server adds, any other's its first parameter.
#define _GNU_SOURCE
#include "accept_key.h"
#include "json_scan.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10, SEND_AT_ONCE = 256 * 1024 };

typedef struct {
  char *data;
  size_t size, room;
} Buffer;

typedef struct Peer {
  int fd;
  bool upgraded, dead, blocked;
  Buffer in, out;
  size_t out_sent;
  long owed;          // frames of the file that are still to be sent
  size_t frame, part; // the next of them, and how much of it was sent
  struct Peer *next;
} Peer;

static char *frames;
static size_t frame_count, frames_size, *frame_at;
static long count, pace;
static int epoll_fd;
static Peer *peers;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void append(Buffer *buffer, const void *data, size_t size) {
  if (buffer->size + size > buffer->room) {
    buffer->room = (buffer->size + size) * 2;
    buffer->data = realloc(buffer->data, buffer->room);
    if (!buffer->data) fail("realloc");
  }
  memcpy(buffer->data + buffer->size, data, size);
  buffer->size += size;
}

static void append_span(Buffer *buffer, Span span) { append(buffer, span.at, span.size); }
static void append_text(Buffer *buffer, const char *text) { append(buffer, text, strlen(text)); }

// Answers the upgrade once its request is whole; returns how much that took.
static size_t upgrade(Peer *peer) {
  append(&peer->in, "", 1);
  peer->in.size--;
  char *end = strstr(peer->in.data, "\r\n\r\n");
  char *key = strcasestr(peer->in.data, "sec-websocket-key:");
  if (!end || !key) return 0;
  key += strlen("sec-websocket-key:");
  key += strspn(key, " ");
  char accept[29];
  accept_key(key, accept);
  append_text(&peer->out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Accept: ");
  append_text(&peer->out, accept);
  append_text(&peer->out, "\r\n\r\n");
  peer->upgraded = true;
  return (size_t)(end + 4 - peer->in.data);
}

// ------------------------------------------------------------------ sending

static void put_frame(Peer *peer, int kind, const char *data, size_t size) {
  uint8_t head[10] = {(uint8_t)(0x80 | kind)};
  size_t head_size = size < 126 ? 2 : size < 65536 ? 4 : 10;
  head[1] = head_size == 2 ? (uint8_t)size : head_size == 4 ? 126 : 127;
  for (size_t i = 2; i < head_size; i++) head[i] = (uint8_t)(size >> 8 * (head_size - 1 - i));
  append(&peer->out, head, head_size);
  append(&peer->out, data, size);
}

static void block(Peer *peer, bool blocked) {
  if (peer->blocked == blocked) return;
  peer->blocked = blocked;
  struct epoll_event event = {.events = EPOLLIN | (blocked ? EPOLLOUT : 0), .data.ptr = peer};
  epoll_ctl(epoll_fd, EPOLL_CTL_MOD, peer->fd, &event);
}

// Sends a piece; returns what went, 0 when the peer takes no more now.
static size_t push(Peer *peer, const char *data, size_t size) {
  ssize_t sent = send(peer->fd, data, size, MSG_NOSIGNAL);
  if (sent >= 0) return (size_t)sent;
  if (errno == EAGAIN) block(peer, true);
  else peer->dead = true;
  return 0;
}

static size_t size_of(size_t frame) { return frame_at[frame + 1] - frame_at[frame]; }

static void count_sent(Peer *peer, size_t sent) {
  while (sent) {
    size_t left = size_of(peer->frame) - peer->part;
    if (sent < left) {
      peer->part += sent;
      return;
    }
    sent -= left;
    peer->part = 0;
    peer->frame = (peer->frame + 1) % frame_count;
    peer->owed--;
  }
}

// Sends what waits: the rest of a begun frame, answers, then what is owed.
static void flush(Peer *peer) {
  while (!peer->dead) {
    if (!peer->part && peer->out_sent < peer->out.size) {
      size_t sent = push(peer, peer->out.data + peer->out_sent, peer->out.size - peer->out_sent);
      if (!sent) return;
      peer->out_sent += sent;
      if (peer->out_sent == peer->out.size) peer->out_sent = peer->out.size = 0;
      continue;
    }
    if (!peer->owed || pace) break;
    size_t start = frame_at[peer->frame] + peer->part, last = peer->frame + (size_t)peer->owed;
    size_t end = peer->part ? frame_at[peer->frame + 1] : last > frame_count ? frames_size : frame_at[last];
    size_t sent = push(peer, frames + start, end - start > SEND_AT_ONCE ? SEND_AT_ONCE : end - start);
    if (!sent) return;
    count_sent(peer, sent);
  }
  block(peer, false);
}

static void send_paced(long due) {
  for (Peer *peer = peers; peer; peer = peer->next) {
    for (long i = 0; i < due && peer->owed > 0 && !peer->dead; i++) {
      append(&peer->out, frames + frame_at[peer->frame], size_of(peer->frame));
      peer->frame = (peer->frame + 1) % frame_count;
      peer->owed--;
      flush(peer); // one frame a write, as a server that has no more to say
    }
  }
}

// ---------------------------------------------------------------------- DDP

// Sends one message: a text, a span, a text.
static void say(Peer *peer, const char *before, Span middle, const char *after) {
  static Buffer text;
  text.size = 0;
  append_text(&text, before);
  append_span(&text, middle);
  append_text(&text, after);
  put_frame(peer, TEXT, text.data, text.size);
}

static void answer_call(Peer *peer, Span frame, Span id) {
  static Buffer head;
  Span method = get(frame, "method"), param = first_of(get(frame, "params"));
  say(peer, "{\"msg\":\"updated\",\"methods\":[", id, "]}");
  head.size = 0;
  append_text(&head, "{\"msg\":\"result\",\"id\":");
  append_span(&head, id);
  append_text(&head, ",\"result\":");
  append(&head, "", 1);
  if (begins(method, "\"login\""))
    say(peer, head.data, (Span){"", 0},
        "{\"id\":\"u000000000000001\",\"token\":\"t0000000000000000000000000000000000000000001\","
        "\"tokenExpires\":{\"$date\":4000000000000},\"type\":\"password\"}}");
  else if (begins(method, "\"sendMessage\"") && param.size > 2) {
    param.size--; // without its brace
    say(peer, head.data, param,
        ",\"ts\":{\"$date\":1700000000000},\"u\":{\"_id\":\"u000000000000001\",\"username\":\"bot\"},"
        "\"_updatedAt\":{\"$date\":1700000000012},\"urls\":[],\"mentions\":[],\"channels\":[]}}");
  } else
    say(peer, head.data, param, "}");
}

static void take_text(Peer *peer, Span frame) {
  Span kind = get(frame, "msg"), id = get(frame, "id");
  if (begins(kind, "\"method\"")) {
    if (begins(get(frame, "method"), "\"login\""))
      say(peer, "{\"msg\":\"added\",\"collection\":\"users\",\"id\":\"u000000000000001\",", (Span){"", 0},
          "\"fields\":{\"username\":\"bot\",\"emails\":[{\"address\":\"bot@example.com\",\"verified\":true}]}}");
    answer_call(peer, frame, id);
  } else if (begins(kind, "\"connect\"")) {
    say(peer, "{\"server_id\":\"0\"}", (Span){"", 0}, "");
    say(peer, "{\"msg\":\"connected\",\"session\":\"s0000000000000001\"}", (Span){"", 0}, "");
  } else if (begins(kind, "\"ping\"")) {
    if (id.size) say(peer, "{\"msg\":\"pong\",\"id\":", id, "}");
    else say(peer, "{\"msg\":\"pong\"}", id, "");
  } else if (begins(kind, "\"unsub\"")) {
    say(peer, "{\"msg\":\"nosub\",\"id\":", id, "}");
  } else if (begins(kind, "\"sub\"")) {
    say(peer, "{\"msg\":\"ready\",\"subs\":[", id, "]}");
    bool wanted = begins(get(frame, "name"), "\"stream-room-messages\"");
    Span key = first_of(get(frame, "params"));
    if (wanted && (begins(key, "\"blast") || begins(key, "\"__my_messages__\""))) peer->owed = count;
  }
}

// ------------------------------------------------------------------ reading

// Takes one WebSocket frame from the input; returns its size, 0 when it is not whole.
static size_t take_frame(Peer *peer, size_t at) {
  uint8_t *head = (uint8_t *)peer->in.data + at;
  size_t there = peer->in.size - at, head_size = 2;
  if (there < 2) return 0;
  uint64_t size = head[1] & 127;
  if (size >= 126) {
    head_size = size == 126 ? 4 : 10;
    if (there < head_size) return 0;
    size = 0;
    for (size_t i = 2; i < head_size; i++) size = size << 8 | head[i];
  }
  uint8_t *mask = head + head_size;
  bool masked = head[1] & 128;
  if (masked) head_size += 4;
  if (there < head_size + size) return 0;
  char *text = (char *)head + head_size;
  for (uint64_t i = 0; masked && i < size; i++) text[i] ^= (char)mask[i & 3];
  int kind = head[0] & 15;
  if (kind == TEXT) take_text(peer, (Span){text, size});
  else if (kind == PING) put_frame(peer, PONG, text, size);
  else if (kind == CLOSE) {
    put_frame(peer, CLOSE, text, size < 2 ? 0 : 2);
    peer->owed = 0;
    flush(peer);
    peer->dead = true;
  }
  return head_size + size;
}

static void take_input(Peer *peer) {
  char piece[65536];
  ssize_t got;
  while ((got = recv(peer->fd, piece, sizeof piece, 0)) > 0) {
    append(&peer->in, piece, (size_t)got);
    if ((size_t)got < sizeof piece) break;
  }
  if (!got || (got < 0 && errno != EAGAIN)) peer->dead = true;
  size_t at = peer->upgraded ? 0 : upgrade(peer), size;
  while (peer->upgraded && !peer->dead && (size = take_frame(peer, at))) at += size;
  if (at) memmove(peer->in.data, peer->in.data + at, peer->in.size - at);
  peer->in.size -= at;
}

// --------------------------------------------------------------------- main

static void load(const char *path) {
  FILE *file = fopen(path, "rb");
  uint32_t number;
  if (!file || fread(&number, 4, 1, file) != 1) fail(path);
  frame_count = number;
  frame_at = calloc(frame_count + 1, sizeof *frame_at);
  for (size_t i = 0; i < frame_count; i++) {
    if (fread(&number, 4, 1, file) != 1) fail(path);
    frame_at[i + 1] = frame_at[i] + number;
  }
  frames_size = frame_at[frame_count];
  frames = malloc(frames_size);
  if (!frames || fread(frames, 1, frames_size, file) != frames_size) fail(path);
  fclose(file);
}

static void watch(int fd, void *what) {
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = what};
  if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event)) fail("epoll_ctl");
}

static int listen_on_loopback(void) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(fd, (void *)&address, size) || listen(fd, 4096)) fail("listen");
  getsockname(fd, (void *)&address, &size);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

static int start_timer(void) {
  int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  struct timespec every = {.tv_sec = pace == 1, .tv_nsec = pace == 1 ? 0 : 1000000000L / pace};
  timerfd_settime(fd, 0, &(struct itimerspec){every, every}, NULL);
  return fd;
}

static void welcome(int listener) {
  int fd, on = 1;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    Peer *peer = calloc(1, sizeof *peer);
    peer->fd = fd;
    peer->next = peers;
    peers = peer;
    watch(fd, peer);
  }
}

static void bury_the_dead(void) {
  for (Peer **at = &peers; *at;) {
    Peer *peer = *at;
    if (!peer->dead) {
      at = &peer->next;
      continue;
    }
    *at = peer->next;
    close(peer->fd);
    free(peer->in.data);
    free(peer->out.data);
    free(peer);
  }
}

int main(int argc, char **argv) {
  if (argc != 4) return fprintf(stderr, "usage: load_server FRAMES COUNT PACE\n"), 2;
  load(argv[1]);
  count = atol(argv[2]);
  pace = atol(argv[3]);
  epoll_fd = epoll_create1(0);
  int listener = listen_on_loopback(), timer = pace ? start_timer() : -1, input = STDIN_FILENO;
  watch(listener, &listener);
  watch(input, &input);
  if (pace) watch(timer, &timer);
  for (;;) {
    struct epoll_event events[256];
    int ready = epoll_wait(epoll_fd, events, 256, -1);
    bool any_dead = false;
    for (int i = 0; i < ready; i++) {
      void *what = events[i].data.ptr;
      uint64_t due;
      if (what == &listener) welcome(listener);
      else if (what == &input) return 0;
      else if (what == &timer) {
        if (read(timer, &due, sizeof due) == sizeof due) send_paced((long)due);
      } else {
        Peer *peer = what;
        if (events[i].events & (EPOLLERR | EPOLLHUP)) peer->dead = true;
        else if (events[i].events & EPOLLIN) take_input(peer);
        flush(peer);
        any_dead |= peer->dead;
      }
    }
    if (any_dead) bury_the_dead();
  }
}
