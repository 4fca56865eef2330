// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash.h"

#include "base/log.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>

#ifndef _WIN32
#include <sys/resource.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __GLIBC__
#include <execinfo.h>
#endif

namespace {

void onQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    using octroi::LogLevel;
    const LogLevel level = type == QtDebugMsg ? LogLevel::Debug : type == QtInfoMsg ? LogLevel::Info : type == QtWarningMsg ? LogLevel::Warning : LogLevel::Error;
    // A fatal message may name what failed; its text stays within.
    octroi::logEvent(level, "qt", {{"category", QString::fromLatin1(context.category)},
                                   {"text", type == QtFatalMsg ? QStringLiteral("fatal") : text}});
    if (type == QtFatalMsg)
        std::abort();
}

#ifndef _WIN32

const char *nameOf(int signal)
{
    switch (signal) {
    case SIGABRT: return "SIGABRT";
    case SIGBUS: return "SIGBUS";
    case SIGFPE: return "SIGFPE";
    case SIGILL: return "SIGILL";
    case SIGSEGV: return "SIGSEGV";
    }
    return "signal";
}

void say(const char *text)
{
    if (::write(STDERR_FILENO, text, std::strlen(text)) < 0)
        return; // nobody reads it
}

/// Only what is safe in a signal handler. Return addresses say where, and hold no data.
extern "C" void onCrash(int signal)
{
    say(R"({"level":"error","event":"crashed","signal":")");
    say(nameOf(signal));
    say(R"(","version":")" OCTROI_VERSION "\"}\n");
#ifdef __GLIBC__
    void *frames[48];
    ::backtrace_symbols_fd(frames, ::backtrace(frames, 48), STDERR_FILENO);
#endif
    std::signal(signal, SIG_DFL);
    ::raise(signal);
}

#endif

} // namespace

void guardCrashes()
{
    qInstallMessageHandler(onQtMessage);
    // The library's own handler would print what() of the exception.
    std::set_terminate([] { std::abort(); });
#ifndef _WIN32
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    // The limit does not hold for core files that go to a program (core(5)).
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
#ifdef __GLIBC__
    void *frame = nullptr;
    ::backtrace(&frame, 1); // loads what it needs now, not in the handler
#endif
    // A stack of its own: a stack that has run over has no room for the handler.
    static char stack[64 * 1024];
    stack_t alternative{};
    alternative.ss_sp = stack;
    alternative.ss_size = sizeof stack;
    ::sigaltstack(&alternative, nullptr);
    struct sigaction action{};
    action.sa_handler = onCrash;
    action.sa_flags = SA_ONSTACK | int(SA_RESETHAND);
    for (const int signal : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV})
        ::sigaction(signal, &action, nullptr);
#endif
}
