// SPDX-License-Identifier: GPL-3.0-or-later
#include "../authority/nodefixture.h"
#include "support/skip.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

using namespace octroi;
using namespace octroi::test;

#define S(text) QStringLiteral(text)

namespace {

const QString kPackage = S("schemathesis==4.32.5"); // pinned: a newer version is a change of its own

QString folder()
{
    return qEnvironmentVariable("OCTROI_BIN_DIR") + S("/../conformance");
}

/// The fuzzer in an environment of the build folder.
QString fuzzer()
{
    const QString environment = folder() + S("/venv"), program = environment + S("/bin/schemathesis");
    if (QFile::exists(program))
        return program;
    if (QStandardPaths::findExecutable(S("python3")).isEmpty())
        skipProgram(S("python3 is not installed"));
    QDir().mkpath(folder());
    QProcess setUp;
    setUp.setProcessChannelMode(QProcess::MergedChannels);
    setUp.start(S("python3"), {S("-m"), S("venv"), environment});
    if (!setUp.waitForFinished(120'000) || setUp.exitCode() != 0)
        skipProgram(S("python3 makes no virtual environment: ") + QString::fromUtf8(setUp.readAll().right(500)));
    setUp.start(environment + S("/bin/pip"), {S("install"), S("--quiet"), S("--disable-pip-version-check"), kPackage});
    if (!setUp.waitForFinished(600'000) || setUp.exitCode() != 0)
        skipProgram(S("pip could not install the fuzzer: ") + QString::fromUtf8(setUp.readAll().right(500)));
    return program;
}

} // namespace

/// A property-based fuzzer over the OpenAPI document: whatever is sent, no answer is a fault of the server, and
/// answers are of the status, type and form that the document says.
class TestFuzzedApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRoute()
    {
        const QString program = fuzzer();
        NodeFixture fixture;
        (void)fixture.prepare();
        QProcess run;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(S("SCHEMATHESIS_HOOKS"), S("fuzzhooks"));
        environment.insert(S("PYTHONPATH"), qEnvironmentVariable("OCTROI_SOURCE_DIR") + S("/tests/conformance"));
        environment.insert(S("PYTHONDONTWRITEBYTECODE"), S("1"));
        run.setProcessEnvironment(environment);
        run.setProcessChannelMode(QProcess::MergedChannels);
        run.start(program, {S("--config-file"), qEnvironmentVariable("OCTROI_SOURCE_DIR") + S("/tests/conformance/fuzzedapi.toml"), S("run"),
                            qEnvironmentVariable("OCTROI_SOURCE_DIR") + S("/resources/openapi/octroid.yaml"), S("--url"), fixture.node().issuerUrl(),
                            S("--header"), S("Authorization: Bearer ") + QString::fromLatin1(fixture.client().token()),
                            // The live stream never ends, and the check decides by what a proxy says.
                            S("--exclude-path"), S("/v1/live"),
                            S("--phases"), S("examples,coverage,fuzzing"), S("--max-examples"), S("12"), S("--seed"), S("1"), S("--generation-database"), S("none"),
                            S("--request-timeout"), S("60"), S("--suppress-health-check"), S("all"), S("--no-color")});
        QVERIFY(run.waitForFinished(900'000));
        const QByteArray output = run.readAll();
        QFile kept(folder() + S("/fuzzedapi.txt")); // all findings; the message below is cut
        QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write(output) == output.size());
        kept.close();
        QVERIFY2(run.exitStatus() == QProcess::NormalExit && run.exitCode() == 0, output.right(12'000).constData());
        QVERIFY2(output.contains("operations") || output.contains("Operations"), output.right(2000).constData());
    }
};

QTEST_GUILESS_MAIN(TestFuzzedApi)
#include "tst_fuzzedapi.moc"
