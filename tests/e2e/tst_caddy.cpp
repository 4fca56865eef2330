// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxysuite.h"

#include <QCoreApplication>
#include <QTest>

using namespace octroi::test;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failed = 0;
    for (const bool tls : {false, true}) {
        ProxySuite suite(QStringLiteral("caddy"), [tls](const QString &folder, quint16 octroid, quint16 syslog) {
            return std::make_unique<CaddyProcess>(folder, octroid, syslog, tls);
        });
        qInfo("%s", tls ? "with TLS" : "without TLS");
        failed += QTest::qExec(&suite, argc, argv);
    }
    return failed;
}
