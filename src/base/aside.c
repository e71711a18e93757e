/* aside.c - see aside.h: fork(), a lower priority, nothing open but the standard streams. */
#include "base/aside.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENT = 5, LOOK_EVERY_MS = 20 };

/* The parent's files and locks are not this process's business, and it ends with the thread that began it. */
static void settle_down(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	static const int asked[] = { SIGTERM, SIGINT, SIGHUP, SIGCHLD, SIGPIPE };
	for (size_t i = 0; i < COUNT(asked); i++)
		signal(asked[i], SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	close_range(STDERR_FILENO + 1, ~0U, 0);
	setpriority(PRIO_PROCESS, 0, PATIENT);
}

static void wait_a_little(void) { nanosleep(&(struct timespec){ .tv_nsec = LOOK_EVERY_MS * 1000000L }, NULL); }

bool heard(void *with, const char *doing, int done, int of)
{
	Heard *h = with;
	h->doing = doing;
	h->done = done;
	h->of = of;
	return !*h->stop;
}

AsideEnd aside(bool (*work)(void *with), void *with, const atomic_bool *stop)
{
	pid_t parent = getpid(), child = fork();
	if (child < 0)
		return work(with) ? ASIDE_DONE : ASIDE_FAILED;
	if (!child) {
		settle_down(parent);
		_exit(work(with) ? 0 : 1);
	}
	bool  stopped = false;
	int   status = 0;
	pid_t ended = 0;
	while (!ended || (ended < 0 && errno == EINTR)) {
		if (*stop && !stopped)
			stopped = !kill(child, SIGKILL);
		ended = waitpid(child, &status, stopped ? 0 : WNOHANG);
		if (!ended)
			wait_a_little();
	}
	return stopped ? ASIDE_STOPPED : ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ASIDE_DONE : ASIDE_FAILED;
}
