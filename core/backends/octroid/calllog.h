// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

namespace octroi::backends {

/// One call to a backend, as it is shown to administrators. No headers and no bodies: they hold secrets.
struct LoggedCall
{
    QDateTime at; ///< when it was sent, UTC
    QString method;
    QString path;   ///< with its query
    int status = 0; ///< 0: no answer
    qint64 milliseconds = 0;
    QString error; ///< errorCodeName, "" when it went well
};

/// The last calls, oldest first.
class CallLog : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kCapacity = 1000;
    using QObject::QObject;

    void add(LoggedCall call);
    void clear();
    const QList<LoggedCall> &calls() const { return m_calls; }

Q_SIGNALS:
    void added(const octroi::backends::LoggedCall &call);
    void cleared();

private:
    QList<LoggedCall> m_calls;
};

} // namespace octroi::backends
