// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

namespace octroi::tokens {

/// One request as it went over the wire, with its answer, for showing: secrets are masked when it is made, so
/// that none lies in it.
struct Exchange
{
    QDateTime at;
    QByteArray method;
    QUrl url; ///< its query masked
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< a form or JSON, masked
    int status = 0;  ///< 0: no answer
    QByteArray answer; ///< masked, at most kMostAnswer bytes
    qint64 milliseconds = 0;
    QString error; ///< errorCodeName, "" when it went well
};
inline constexpr qsizetype kMostAnswer = 64 * 1024;

/// "$CLIENT_SECRET" for what is secret in a form: a command that is copied runs once that is set.
QByteArray maskedForm(const QByteArray &form);
/// Members that hold secrets have "••••" and their length.
QByteArray maskedJson(const QByteArray &json);
QByteArray maskedHeader(const QByteArray &name, const QByteArray &value);
QUrl maskedUrl(const QUrl &url);

/// A curl command for a POSIX shell, one option a line.
QString toCurl(const Exchange &exchange);

} // namespace octroi::tokens
