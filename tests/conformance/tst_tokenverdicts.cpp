// SPDX-License-Identifier: GPL-3.0-or-later
// What the token bench says of a token, beside what npm jose says of it.
#include "support/skip.h"
#include "tokens/inspection.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace octroi;
using namespace octroi::test;
using namespace octroi::tokens;

#define S(text) QStringLiteral(text)

namespace {

// Pinned: a newer version is a change of its own.
const QString kPackage = S("jose@6.2.18");
constexpr qint64 kNowMs = 1'780'000'000'000;

/// A folder of its own: npm takes out what it did not install there itself.
QString folder()
{
    return qEnvironmentVariable("OCTROI_BIN_DIR") + S("/../conformance-jose");
}

void installJose()
{
    for (const QString &program : {S("node"), S("npm")}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            skipProgram(program + S(" is not installed"));
    }
    const QString stamp = folder() + S("/node_modules/.octroi-") + kPackage;
    if (QFile::exists(stamp))
        return;
    QDir().mkpath(folder());
    QProcess npm;
    npm.setProcessChannelMode(QProcess::MergedChannels);
    npm.start(S("npm"), {S("install"), S("--no-audit"), S("--no-fund"), S("--no-save"), S("--no-package-lock"), S("--ignore-scripts"), S("--prefix"), folder(), kPackage});
    if (!npm.waitForFinished(300'000) || npm.exitCode() != 0)
        skipProgram(S("npm could not install jose: ") + QString::fromUtf8(npm.readAll().right(500)));
    QFile file(stamp);
    if (!file.open(QIODevice::WriteOnly))
        skipProgram(S("the build folder cannot be written to"));
}

QList<QJsonObject> made()
{
    const QString script = folder() + S("/josetokens.mjs");
    QFile::remove(script);
    if (!QFile::copy(qEnvironmentVariable("OCTROI_SOURCE_DIR") + S("/tests/conformance/josetokens.mjs"), script))
        return {};
    QProcess node;
    node.start(S("node"), {script});
    if (!node.waitForFinished(120'000) || node.exitCode() != 0) {
        qWarning("%s", node.readAllStandardError().constData());
        return {};
    }
    QList<QJsonObject> out;
    for (const QByteArray &line : node.readAllStandardOutput().split('\n'))
        out << QJsonDocument::fromJson(line).object();
    return out;
}

Expectations expectationsOf(const QJsonObject &one)
{
    Expectations expected;
    expected.nowMs = kNowMs;
    const auto keys = crypto::JwkSet::fromJson(one.value(S("jwks")).toObject());
    if (keys)
        expected.keys = *keys;
    else
        expected.keysProblem = keys.error().reason;
    if (one.value(S("vector")).toBool())
        return expected;
    expected.issuer = S("https://as.example");
    expected.audiences = QStringList{S("https://api.example")};
    expected.types = QStringList{S("at+jwt")};
    expected.maxAgeS = 3600;
    expected.requireIssuedAt = true;
    expected.algorithms.clear();
    const QJsonArray algorithms = one.value(S("algorithms")).toArray();
    for (const QJsonValue name : algorithms)
        expected.algorithms << *crypto::algorithmFromName(name.toString());
    return expected;
}

} // namespace

class TestTokenVerdicts : public QObject
{
    Q_OBJECT
    QList<QJsonObject> m_made;

private Q_SLOTS:
    void initTestCase()
    {
        installJose();
        m_made = made();
        QVERIFY(!m_made.isEmpty() && m_made.size() > 500);
    }

    void agreeWithJose()
    {
        int tokens = 0, good = 0, stricter = 0, vectors = 0;
        QStringList apart;
        for (const QJsonObject &one : std::as_const(m_made)) {
            const QString name = one.value(S("name")).toString(), said = one.value(S("said")).toString(), why = one.value(S("stricter")).toString();
            if (name.isEmpty())
                continue;
            const Inspection seen = inspect(one.value(S("token")).toString().toUtf8(), expectationsOf(one));
            const bool vector = one.value(S("vector")).toBool();
            const bool valid = vector ? seen.of(TokenCheck::Signature).outcome == Outcome::Passed : seen.isValid();
            const bool jose = said == S("ok");
            ++(vector ? vectors : tokens);
            good += valid;
            if (!why.isEmpty() && jose && !valid) {
                // Refused on purpose, and for that reason.
                const auto reasons = std::any_of(seen.checks.begin(), seen.checks.end(), [&](const CheckResult &c) { return c.outcome == Outcome::Failed && c.reason == why; });
                ++stricter;
                const bool keys = seen.of(TokenCheck::Signature).reason == why;
                if (!reasons && !keys)
                    apart << name + S(": refused, but not for ") + why;
                continue;
            }
            if (valid != jose)
                apart << S("%1: jose says %2, the bench says %3").arg(name, said, valid ? S("valid") : seen.firstFailure() ? seen.firstFailure()->reason : S("not verified"));
        }
        qInfo("%d tokens (%d good), %d of published vectors, %d refused on purpose", tokens, good, vectors, stricter);
        QVERIFY2(apart.isEmpty(), qPrintable(apart.join(QLatin1Char('\n'))));
        QVERIFY(tokens >= 500 && good >= 150 && good < tokens - 300 && vectors >= 10);
    }

    /// Nothing that was refused says so only by leaving a check out.
    void everyRefusalIsExplained()
    {
        for (const QJsonObject &one : std::as_const(m_made)) {
            if (one.value(S("name")).toString().isEmpty())
                continue;
            const Inspection seen = inspect(one.value(S("token")).toString().toUtf8(), expectationsOf(one));
            QCOMPARE(seen.checks.size(), 7);
            for (const CheckResult &check : seen.checks)
                QVERIFY2(check.outcome == Outcome::Passed || !check.reason.isEmpty(), qPrintable(one.value(S("name")).toString() + tokenCheckName(check.check)));
        }
    }
};

QTEST_GUILESS_MAIN(TestTokenVerdicts)
#include "tst_tokenverdicts.moc"
