// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "support/datafolder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace octroi::test {

/// A real octroid, and octroictl signed in at it.
class Controlled
{
public:
    struct Answer
    {
        int code = -1;
        QByteArray out, err;
        QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
        QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    };

    static QString program(const char *name)
    {
        return qEnvironmentVariable("OCTROI_BIN_DIR") + u'/' + QLatin1String(name);
    }
    QString file(const char *name) const { return m_folder.file(QString::fromLatin1(name)); }

    bool start(const QStringList &more = {})
    {
        qputenv("OCTROICTL_RUNS", file("runs").toUtf8());
        m_octroid.setStandardErrorFile(QProcess::nullDevice());
        m_octroid.start(program("octroid"),
                        QStringList{QStringLiteral("--data"), file("data"), QStringLiteral("--listen"),
                                    QStringLiteral("127.0.0.1:0"), QStringLiteral("--init-admin"),
                                    file("admin.json"), QStringLiteral("--exit-with-parent")} +
                            more);
        return QTest::qWaitFor([this] { return QFile::exists(file("admin.json")); }, 60'000);
    }
    bool stop()
    {
        m_octroid.closeWriteChannel();
        return m_octroid.waitForFinished(20'000) && m_octroid.exitCode() == 0;
    }

    /// Without --json.
    Answer plain(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.start(program("octroictl"),
                      QStringList{QStringLiteral("--admin-file"), file("admin.json")} + arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Answer ctl(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return plain(QStringList{QStringLiteral("--json")} + arguments, input);
    }
    qint64 lastAuditEntry() const
    {
        const Answer a = ctl({QStringLiteral("audit"), QStringLiteral("list"), QStringLiteral("--limit"),
                              QStringLiteral("1")});
        return a.array().first().toObject().value(QLatin1String("seq")).toInteger(-1);
    }
    /// A file in its folder, with that text.
    QString write(const char *name, const QByteArray &text) const
    {
        QFile out(file(name));
        return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() ? out.fileName() : QString();
    }

private:
    DataFolder m_folder;
    QProcess m_octroid;
};

inline QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ');
}

} // namespace octroi::test
