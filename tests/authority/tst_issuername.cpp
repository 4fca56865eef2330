// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/issuername.h"

#include <QTest>

using octroi::authority::issuerName;

class TestIssuerName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected); };
        row("https://octroi.example", "https://octroi.example");
        row("https://octroi.example/", "https://octroi.example");
        row("https://Octroi.Example:443", "https://octroi.example");
        row("https://octroi.example:8443", "https://octroi.example:8443");
        row("https://[2001:db8::7]:8443", "https://[2001:db8::7]:8443");
        row("http://127.0.0.1:8470", "http://127.0.0.1:8470");
        row("http://localhost", "http://localhost");
        row("http://octroi.example", "");
        row("https://octroi.example/auth", "");
        row("https://octroi.example/?a=1", "");
        row("https://octroi.example#a", "");
        row("https://me@octroi.example", "");
        row("https://", "");
        row("octroi.example", "");
        row("ftp://octroi.example", "");
        row("javascript:alert(1)", "");
    }
    void names()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto name = issuerName(text);
        QCOMPARE(name ? *name : QString(), expected);
        if (!name)
            QCOMPARE(name.error().field, QStringLiteral("issuer"));
    }
};

QTEST_GUILESS_MAIN(TestIssuerName)
#include "tst_issuername.moc"
