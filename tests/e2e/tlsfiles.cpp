// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsfiles.h"

#include "support/skip.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslSocket>
#include <QStandardPaths>

namespace octroi::test {

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TlsFiles tlsFiles(const QString &folder, const QString &names)
{
    const TlsFiles out{folder + QStringLiteral("/tls.pem"), folder + QStringLiteral("/tls.key"), folder + QStringLiteral("/tls.both.pem")};
    if (QFile::exists(out.both))
        return out;
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (openssl.isEmpty() || !QSslSocket::supportsSsl())
        skipProgram(QStringLiteral("openssl is not installed, or this Qt has no TLS"));
    QDir().mkpath(folder);
    QProcess process;
    process.start(openssl, {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                            QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"),
                            QStringLiteral("-subj"), QStringLiteral("/CN=octroi test"), QStringLiteral("-addext"),
                            QStringLiteral("subjectAltName=") + names, QStringLiteral("-keyout"), out.key, QStringLiteral("-out"), out.certificate});
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        qFatal("openssl: %s", process.readAllStandardError().constData());
    QFile both(out.both);
    if (!both.open(QIODevice::WriteOnly) || both.write(contents(out.certificate) + contents(out.key)) <= 0)
        qFatal("cannot write %s", qPrintable(out.both));
    return out;
}

} // namespace octroi::test
