// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxysuite.h"

#include <QCoreApplication>
#include <QTest>

using namespace octroi::test;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    ProxySuite suite(QStringLiteral("caddy"), [](const QString &folder, quint16 octroid, quint16 syslog) {
        return std::make_unique<CaddyProcess>(folder, octroid, syslog);
    });
    return QTest::qExec(&suite, argc, argv);
}
