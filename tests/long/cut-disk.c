// A disk whose power can be cut: disk <image> <empty folder>. It shows one file, `disk`, for a loop device, and knows which
// writes were flushed. `cut <file> <seed>` on stdin makes the disk as it would be found if the power went now: all that was
// flushed, and of what was written since only what chance left, in sectors of 512 bytes. Root and /dev/fuse only.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/fuse.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

struct pending {
  uint64_t offset;
  uint32_t size;
  char *bytes;
};

static int fuse, image;
static uint64_t size;
static char *now, *flushed;
static struct pending *pending;
static size_t count, room;
static char request[1 << 21];
static unsigned long long writes, flushes;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void reply(uint64_t unique, int error, const void *bytes, size_t length) {
  static char answer[1 << 21];
  struct fuse_out_header head = {.len = sizeof head + length, .error = -error, .unique = unique};
  memcpy(answer, &head, sizeof head);
  memcpy(answer + sizeof head, bytes, length);
  // ENOENT: whoever asked was killed meanwhile.
  if (write(fuse, answer, head.len) < 0 && errno != ENOENT) fail("reply");
}

static struct fuse_attr attributes(uint64_t node) {
  struct fuse_attr found = {.ino = node, .nlink = 1, .mode = node == 1 ? S_IFDIR | 0700 : S_IFREG | 0600, .blksize = 4096};
  if (node != 1) found.size = size, found.blocks = size / 512;
  return found;
}

static void keep(uint64_t offset, const char *bytes, uint32_t length) {
  if (count == room) pending = realloc(pending, (room = room ? 2 * room : 1024) * sizeof *pending);
  pending[count] = (struct pending){offset, length, malloc(length)};
  memcpy(pending[count].bytes, bytes, length);
  count += 1;
  writes += 1;
  memcpy(now + offset, bytes, length);
}

static void flush(void) {
  for (size_t i = 0; i < count; i += 1) {
    memcpy(flushed + pending[i].offset, pending[i].bytes, pending[i].size);
    free(pending[i].bytes);
  }
  count = 0;
  flushes += 1;
}

static void put(int file, const char *bytes, size_t length, uint64_t offset) {
  if (pwrite(file, bytes, length, offset) != (ssize_t)length) fail("cut");
}

// Four ways to lose: everything that was not flushed, some writes, some sectors, or all from some write on.
static void cut(const char *path, unsigned seed) {
  static const char zero[1 << 16];
  int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (file < 0 || ftruncate(file, size)) fail(path);
  for (uint64_t at = 0; at < size; at += sizeof zero)
    if (memcmp(flushed + at, zero, sizeof zero)) put(file, flushed + at, sizeof zero, at);
  srandom(seed);
  unsigned way = random() % 4;
  size_t until = count ? random() % (count + 1) : 0;
  size_t kept = 0;
  for (size_t i = 0; i < count; i += 1) {
    struct pending one = pending[i];
    if (way == 0 || (way == 1 && random() % 2) || (way == 3 && i >= until)) continue;
    kept += 1;
    for (uint32_t at = 0; at < one.size; at += 512)
      if (way != 2 || random() % 2)
        put(file, one.bytes + at, one.size - at < 512 ? one.size - at : 512, one.offset + at);
  }
  close(file);
  printf("cut %zu of %zu writes kept, %llu written, %llu flushed\n", kept, count, writes, flushes);
  fflush(stdout);
}

static void serve(void) {
  ssize_t length = read(fuse, request, sizeof request);
  if (length < 0 && (errno == ENODEV || errno == ENOENT || errno == EINTR || errno == EAGAIN)) {
    if (errno == ENODEV) exit(0);
    return;
  }
  if (length < 0) fail("read");
  struct fuse_in_header *head = (void *)request;
  void *body = request + sizeof *head;
  uint64_t to = head->unique;
  switch (head->opcode) {
  case FUSE_INIT: {
    struct fuse_init_out out = {.major = FUSE_KERNEL_VERSION, .minor = 31, .max_readahead = 1 << 17,
                                .flags = FUSE_BIG_WRITES, .max_background = 16, .max_write = 1 << 17};
    return reply(to, 0, &out, sizeof out);
  }
  case FUSE_LOOKUP: {
    if (strcmp(body, "disk")) return reply(to, ENOENT, "", 0);
    struct fuse_entry_out out = {.nodeid = 2, .entry_valid = 9999, .attr_valid = 9999, .attr = attributes(2)};
    return reply(to, 0, &out, sizeof out);
  }
  case FUSE_GETATTR:
  case FUSE_SETATTR: {
    struct fuse_attr_out out = {.attr_valid = 9999, .attr = attributes(head->nodeid)};
    return reply(to, 0, &out, sizeof out);
  }
  case FUSE_OPEN:
  case FUSE_OPENDIR: {
    struct fuse_open_out out = {.fh = 1};
    return reply(to, 0, &out, sizeof out);
  }
  case FUSE_READ: {
    struct fuse_read_in *in = body;
    uint64_t there = in->offset >= size ? 0 : size - in->offset;
    return reply(to, 0, now + in->offset, in->size < there ? in->size : there);
  }
  case FUSE_WRITE: {
    struct fuse_write_in *in = body;
    if (in->offset + in->size > size) return reply(to, ENOSPC, "", 0);
    keep(in->offset, (char *)body + sizeof *in, in->size);
    struct fuse_write_out out = {.size = in->size};
    return reply(to, 0, &out, sizeof out);
  }
  case FUSE_FSYNC:
    flush();
    return reply(to, 0, "", 0);
  case FUSE_FLUSH:
  case FUSE_RELEASE:
  case FUSE_RELEASEDIR:
  case FUSE_ACCESS:
  case FUSE_READDIR:
    return reply(to, 0, "", 0);
  case FUSE_STATFS: {
    struct fuse_statfs_out out = {.st = {.bsize = 4096, .frsize = 4096, .namelen = 255}};
    return reply(to, 0, &out, sizeof out);
  }
  case FUSE_FORGET:
  case FUSE_BATCH_FORGET:
  case FUSE_INTERRUPT:
    return;
  default:
    return reply(to, ENOSYS, "", 0);
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  struct stat found;
  image = open(argv[1], O_RDONLY);
  if (image < 0 || fstat(image, &found)) fail(argv[1]);
  size = found.st_size;
  // Private maps of the image: only what is written takes memory.
  now = mmap(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, image, 0);
  flushed = mmap(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, image, 0);
  if (now == MAP_FAILED || flushed == MAP_FAILED) fail("mmap");
  fuse = open("/dev/fuse", O_RDWR);
  if (fuse < 0) fail("/dev/fuse");
  char options[100];
  snprintf(options, sizeof options, "fd=%d,rootmode=40000,user_id=0,group_id=0", fuse);
  if (mount("cut-disk", argv[2], "fuse", MS_NOSUID | MS_NODEV, options)) fail("mount");
  printf("ready\n");
  fflush(stdout);
  struct pollfd wait[] = {{.fd = fuse, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
  char line[4096], path[4000];
  unsigned seed;
  for (;;) {
    if (poll(wait, 2, -1) < 0 && errno != EINTR) fail("poll");
    if (wait[0].revents & POLLERR) return 0;
    if (wait[0].revents & POLLIN) serve();
    if (wait[1].revents & (POLLIN | POLLHUP)) {
      if (!fgets(line, sizeof line, stdin)) return 0;
      if (sscanf(line, "cut %3999s %u", path, &seed) == 2) cut(path, seed);
    }
  }
}
