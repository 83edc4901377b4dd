// Stands between a program and the files below IOF_DIR (LD_PRELOAD).
// It writes every change of them to IOF_LOG, and fails writes when told to:
// iof_arm(k, errno, once) makes the k-th write or fsync from now on fail.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FILES = 4096, NAME = 256 };

static char folder[PATH_MAX];
static char names[FILES][NAME];
static int log_fd = -1, begun = 0;
static long countdown = 0;
static int fault = 0, only_once = 0;

void iof_arm(long k, int error, int once) {
  countdown = k;
  fault = error;
  only_once = once;
}

static void begin(void) {
  if (begun) return;
  begun = 1;
  const char *where = getenv("IOF_DIR"), *log = getenv("IOF_LOG");
  if (where) strncpy(folder, where, sizeof folder - 1);
  if (log)
    log_fd = syscall(SYS_openat, AT_FDCWD, log,
                     O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
}

// The name below the folder, "." for the folder itself, NULL for all others.
static const char *name_of_path(const char *path) {
  begin();
  size_t length = strlen(folder);
  if (!length || !path || strncmp(path, folder, length)) return NULL;
  if (!path[length]) return ".";
  return path[length] == '/' ? path + length + 1 : NULL;
}

static const char *name_of(int fd) {
  return fd >= 0 && fd < FILES && names[fd][0] ? names[fd] : NULL;
}

static void record(char what, const char *name, int64_t at, const void *bytes,
                   uint32_t count) {
  if (log_fd < 0) return;
  char head[15 + NAME];
  uint16_t length = strlen(name);
  head[0] = what;
  memcpy(head + 1, &length, 2);
  memcpy(head + 3, &at, 8);
  memcpy(head + 11, &count, 4);
  memcpy(head + 15, name, length);
  syscall(SYS_write, log_fd, head, 15 + length);
  if (count) syscall(SYS_write, log_fd, bytes, count);
}

static int fails(void) {
  if (countdown == 0 || --countdown) return 0;
  if (!only_once) countdown = 1;
  errno = fault;
  return 1;
}

static int opened(int at, const char *path, int flags, mode_t mode) {
  struct stat found;
  const char *name = name_of_path(path);
  int existed = name ? stat(path, &found) == 0 : 1;
  int fd = syscall(SYS_openat, at, path, flags, mode);
  if (fd < 0 || fd >= FILES) return fd;
  names[fd][0] = 0;
  if (!name) return fd;
  snprintf(names[fd], NAME, "%s", name);
  if (!existed && (flags & O_CREAT))
    record('C', name, 0, NULL, 0);
  else if (flags & O_TRUNC)
    record('T', name, 0, NULL, 0);
  return fd;
}

#define MODE                                   \
  mode_t mode = 0;                             \
  if (flags & (O_CREAT | O_TMPFILE)) {         \
    va_list rest;                              \
    va_start(rest, flags);                     \
    mode = va_arg(rest, int);                  \
    va_end(rest);                              \
  }

int open(const char *path, int flags, ...) {
  MODE return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
int openat(int at, const char *path, int flags, ...) {
  MODE return opened(at, path, flags, mode);
}
int openat64(int at, const char *path, int flags, ...) {
  MODE return opened(at, path, flags, mode);
}

int close(int fd) {
  if (fd >= 0 && fd < FILES) names[fd][0] = 0;
  return syscall(SYS_close, fd);
}

static ssize_t written(int fd, const void *bytes, size_t count, off_t at, int placed) {
  const char *name = name_of(fd);
  if (name && strcmp(name, "ACK") && fails()) return -1;
  if (name && !placed) at = lseek(fd, 0, SEEK_CUR);
  ssize_t done = placed ? syscall(SYS_pwrite64, fd, bytes, count, at)
                        : syscall(SYS_write, fd, bytes, count);
  if (name && done > 0) record('W', name, at, bytes, done);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  return written(fd, bytes, count, 0, 0);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return written(fd, bytes, count, at, 1);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  return written(fd, bytes, count, at, 1);
}

int ftruncate(int fd, off_t length) {
  const char *name = name_of(fd);
  int done = syscall(SYS_ftruncate, fd, length);
  if (name && !done) record('T', name, length, NULL, 0);
  return done;
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

int fsync(int fd) {
  const char *name = name_of(fd);
  if (name && fails()) return -1;
  int done = syscall(SYS_fsync, fd);
  if (name && !done) record('S', name, 0, NULL, 0);
  return done;
}
int fdatasync(int fd) { return fsync(fd); }

int unlink(const char *path) {
  const char *name = name_of_path(path);
  int done = syscall(SYS_unlink, path);
  if (name && !done) record('U', name, 0, NULL, 0);
  return done;
}

static void renamed(char what, const char *from, const char *to) {
  const char *old = name_of_path(from), *new = name_of_path(to);
  if (old && new) record(what, old, 0, new, strlen(new));
}

int rename(const char *from, const char *to) {
  int done = syscall(SYS_rename, from, to);
  if (!done) renamed('R', from, to);
  return done;
}

int link(const char *from, const char *to) {
  int done = syscall(SYS_link, from, to);
  if (!done) renamed('L', from, to);
  return done;
}
