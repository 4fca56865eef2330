// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include <QJsonDocument>
#include <cstdio>

namespace octroi::ctl {

namespace {

void put(FILE *file, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), file);
    std::fflush(file);
}

/// A name must not be able to move the cursor or colour the terminal.
QString printable(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u'?';
    }
    return text;
}

} // namespace

int exitCodeOf(const Error &error)
{
    if (error.reason == QLatin1String("not_supported"))
        return 1; // it was reached, and will never do it
    switch (error.code) {
    case ErrorCode::NotFound:
        return 4;
    case ErrorCode::Unauthorized:
    case ErrorCode::Forbidden:
        return 5;
    case ErrorCode::Network:
    case ErrorCode::Timeout:
    case ErrorCode::Unavailable:
        return 6;
    case ErrorCode::Exists:
    case ErrorCode::Conflict:
    case ErrorCode::PreconditionFailed:
        return 7;
    default:
        return 1;
    }
}

void Output::table(const QStringList &header, const QList<QStringList> &rows) const
{
    QList<qsizetype> widths;
    for (const QString &h : header)
        widths.append(h.size());
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = qMax(widths[i], row.at(i).size());
    }
    const auto print = [&](const QStringList &row) {
        QString text;
        for (qsizetype i = 0; i < row.size(); ++i)
            text += i + 1 < row.size() ? printable(row.at(i)).leftJustified(int(widths[i]) + 2)
                                       : printable(row.at(i));
        put(stdout, text.toUtf8() + '\n');
    };
    print(header);
    for (const QStringList &row : rows)
        print(row);
}

void Output::json(const QJsonObject &object) const
{
    put(stdout, QJsonDocument(object).toJson());
}

void Output::json(const QJsonArray &array) const
{
    put(stdout, QJsonDocument(array).toJson());
}

void Output::line(const QString &text) const
{
    put(stdout, text.toUtf8() + '\n');
}

void Output::raw(const QByteArray &bytes) const
{
    put(stdout, bytes);
}

void Output::note(const QString &text) const
{
    if (!m_json)
        put(stderr, printable(text).toUtf8() + '\n');
}

int Output::fail(const Error &error) const
{
    if (error.reason == QLatin1String(kDryRun))
        return 0;
    if (m_json) {
        const QJsonObject inner{{QStringLiteral("code"), errorCodeName(error.code)},
                                {QStringLiteral("reason"), error.reason},
                                {QStringLiteral("field"), error.field},
                                {QStringLiteral("context"), error.context},
                                {QStringLiteral("detail"), error.detail}};
        QJsonObject whole{{QStringLiteral("error"), inner}};
        if (!m_conflict.isEmpty())
            whole[QStringLiteral("conflict")] = m_conflict;
        put(stderr, QJsonDocument(whole).toJson(QJsonDocument::Compact) + '\n');
    } else {
        QString text = QStringLiteral("octroictl: ") + error.toString();
        if (!error.reason.isEmpty())
            text += QStringLiteral(" (%1)").arg(error.reason);
        put(stderr, printable(text).toUtf8() + '\n');
    }
    return exitCodeOf(error);
}

} // namespace octroi::ctl
