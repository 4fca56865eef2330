// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QCoroTask>
#include <QTest>
#include <optional>

namespace octroi::test {

/// Runs the event loop until the task ends; not QCoro::waitFor, which wants a value that can be made
/// from nothing and waits without end.
template <typename T>
std::optional<T> awaitValue(QCoro::Task<T> task, int ms = 30'000)
{
    std::optional<T> result;
    QObject context;
    QCoro::connect(std::move(task), &context, [&result](const T &value) { result = value; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, ms))
        return std::nullopt;
    return result;
}

template <typename T>
Result<T> await(QCoro::Task<Result<T>> task, int ms = 30'000)
{
    const std::optional<Result<T>> result = awaitValue(std::move(task), ms);
    return result ? *result
                  : Result<T>(Error{ErrorCode::Internal, {}, QStringLiteral("the task did not end"), {}, {}});
}

} // namespace octroi::test
