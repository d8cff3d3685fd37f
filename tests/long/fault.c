// Makes the n-th file call of a program fail. For tests only: LD_PRELOAD=fault.so FAULT_PATH=... FAULT_N=3 node ...
//   FAULT_OP     open | read | write | fsync | close | stat | rename | link | unlink | chmod | mkdir | any
//   FAULT_N      which matching call, from 1       FAULT_ERROR  errno to report
//   FAULT_PATH   only files whose path holds this  FAULT_KEEP   set: every later call fails too
//   FAULT_HALF   set: a write takes only half and says so, without an error
//   FAULT_DIE    set: the process ends at the call instead, as if killed
// Prints "[fault" on stderr when it strikes, so that the caller knows when all calls were tried.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int calls;

static int number(const char *name, int otherwise) {
  const char *text = getenv(name);
  return text ? atoi(text) : otherwise;
}

static int strikes(const char *operation, const char *path) {
  const char *wanted = getenv("FAULT_OP"), *part = getenv("FAULT_PATH");
  if (!wanted || !part || !path || !strstr(path, part)) return 0;
  if (strcmp(wanted, "any") && strcmp(wanted, operation)) return 0;
  int call = __sync_add_and_fetch(&calls, 1), target = number("FAULT_N", 0);
  if (getenv("FAULT_KEEP") ? call < target : call != target) return 0;
  dprintf(2, "[fault %s %d]\n", operation, call);
  if (getenv("FAULT_DIE")) _exit(137);
  errno = number("FAULT_ERROR", EIO);
  return 1;
}

static int strikes_file(const char *operation, int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strikes(operation, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return strikes("open", path) ? -1 : REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return strikes("open", path) ? -1 : REAL(open64)(path, flags, mode);
}

ssize_t read(int file, void *bytes, size_t count) {
  return strikes_file("read", file) ? -1 : REAL(read)(file, bytes, count);
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (!strikes_file("write", file)) return REAL(write)(file, bytes, count);
  return getenv("FAULT_HALF") && count > 1 ? REAL(write)(file, bytes, count / 2) : -1;
}

// Node closes and stats through syscall(2) itself.
long syscall(long call, ...) {
  long part[6];
  va_list rest;
  va_start(rest, call);
  for (int i = 0; i < 6; i++) part[i] = va_arg(rest, long);
  va_end(rest);
  int struck = call == SYS_close ? strikes_file("close", part[0])
             : call != SYS_statx ? 0
             : *(const char *)part[1] ? strikes("stat", (const char *)part[1]) : strikes_file("stat", part[0]);
  int error = errno;
  if (struck && call == SYS_statx) return -1;
  long result = REAL(syscall)(call, part[0], part[1], part[2], part[3], part[4], part[5]);
  if (!struck) return result;
  // The file is closed all the same: that is what Linux does when it reports an error here.
  errno = error;
  return -1;
}

int fsync(int file) { return strikes_file("fsync", file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return strikes_file("fsync", file) ? -1 : REAL(fdatasync)(file); }
int fchmod(int file, mode_t mode) { return strikes_file("chmod", file) ? -1 : REAL(fchmod)(file, mode); }
int chmod(const char *path, mode_t mode) { return strikes("chmod", path) ? -1 : REAL(chmod)(path, mode); }
int mkdir(const char *path, mode_t mode) { return strikes("mkdir", path) ? -1 : REAL(mkdir)(path, mode); }
int unlink(const char *path) { return strikes("unlink", path) ? -1 : REAL(unlink)(path); }
int rename(const char *from, const char *to) { return strikes("rename", to) ? -1 : REAL(rename)(from, to); }
int link(const char *from, const char *to) { return strikes("link", to) ? -1 : REAL(link)(from, to); }
