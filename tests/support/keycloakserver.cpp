// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/keycloakserver.h"

#include "support/skip.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QLockFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>
#include <QThread>
#ifdef __linux__
#include <csignal>
#include <sys/prctl.h>
#endif

namespace octroi::test {

namespace {

const QString kVersion = QStringLiteral("26.4.7");
constexpr char kDigest[] = "dd9834c023460be856f731423d86228c23b5d002194a2064642bec0cc6573eaa"; ///< SHA-256 of the archive
constexpr int kReadyMs = 300'000; ///< it starts slowly on a busy machine

quint16 unusedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

bool runs(const QString &program, const QStringList &arguments, const QString &folder, QByteArray *output = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(600'000);
    if (output)
        *output = process.readAll();
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QByteArray digestOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex() : QByteArray();
}

void goWithParent(QProcess &process)
{
#ifdef __linux__
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#else
    Q_UNUSED(process)
#endif
}

} // namespace

KeycloakServer::KeycloakServer()
    : m_port(unusedPort())
    , m_management(unusedPort())
{
    prepare();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("KC_BOOTSTRAP_ADMIN_USERNAME"), QStringLiteral("admin"));
    environment.insert(QStringLiteral("KC_BOOTSTRAP_ADMIN_PASSWORD"), QStringLiteral("admin"));
    environment.insert(QStringLiteral("JAVA_OPTS_APPEND"), QStringLiteral("-Xmx600m"));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_home + QStringLiteral("/../server-%1.log").arg(m_port));
    goWithParent(m_process);
    m_process.start(QStringLiteral("sh"),
                    {m_home + QStringLiteral("/bin/kc.sh"), QStringLiteral("start"), QStringLiteral("--optimized"),
                     QStringLiteral("--cache=local"), QStringLiteral("--http-enabled=true"),
                     QStringLiteral("--hostname-strict=false"), QStringLiteral("--http-host=127.0.0.1"),
                     QStringLiteral("--http-port=%1").arg(m_port),
                     QStringLiteral("--http-management-port=%1").arg(m_management)});
    const QDeadlineTimer patience(kReadyMs);
    while (!isReady()) {
        if (patience.hasExpired() || m_process.state() == QProcess::NotRunning)
            qFatal("Keycloak did not start; its log is beside it in the build folder");
        QThread::msleep(500);
    }
    signIn();
}

KeycloakServer::~KeycloakServer()
{
    m_process.terminate(); // its script hands that on to Java, and would not hand on more
    if (!m_process.waitForFinished(60'000))
        m_process.kill();
}

void KeycloakServer::prepare()
{
    if (!runs(QStringLiteral("java"), {QStringLiteral("-version")}, QDir::tempPath()))
        skipProgram(QStringLiteral("Java is not installed"));
    QDir folder(qEnvironmentVariable("OCTROI_BIN_DIR") + QStringLiteral("/../keycloak"));
    folder.mkpath(QStringLiteral("."));
    QLockFile lock(folder.filePath(QStringLiteral("lock")));
    lock.setStaleLockTime(0);
    lock.lock();
    m_home = folder.absoluteFilePath(QStringLiteral("keycloak-") + kVersion);
    const QString built = folder.filePath(QStringLiteral("built-") + kVersion);
    if (QFile::exists(built))
        return;
    const QString archive = folder.filePath(QStringLiteral("keycloak-quarkus-dist-%1.zip").arg(kVersion));
    QByteArray output;
    if (digestOf(archive) != kDigest) {
        const QString artifact = QStringLiteral("-Dartifact=org.keycloak:keycloak-quarkus-dist:%1:zip").arg(kVersion);
        if (QStandardPaths::findExecutable(QStringLiteral("mvn")).isEmpty() ||
            !runs(QStringLiteral("mvn"),
                  {QStringLiteral("-q"), QStringLiteral("-B"),
                   QStringLiteral("org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"), artifact,
                   QStringLiteral("-DoutputDirectory=") + folder.absolutePath()},
                  folder.path(), &output))
            skipProgram(QStringLiteral("Keycloak cannot be had from Maven: ") + QString::fromUtf8(output).section(QLatin1Char('\n'), 0, 0));
        if (digestOf(archive) != kDigest)
            qFatal("the archive of Keycloak %s has another digest than the one that is known", qPrintable(kVersion));
    }
    QDir(m_home).removeRecursively();
    if (!runs(QStringLiteral("python3"), {QStringLiteral("-m"), QStringLiteral("zipfile"), QStringLiteral("-e"), archive, folder.path()},
              folder.path(), &output))
        qFatal("Keycloak cannot be unpacked: %s", output.constData());
    if (!runs(QStringLiteral("sh"),
              {m_home + QStringLiteral("/bin/kc.sh"), QStringLiteral("build"), QStringLiteral("--db=dev-mem"),
               QStringLiteral("--features=client-secret-rotation"), QStringLiteral("--health-enabled=true")},
              folder.path(), &output))
        qFatal("Keycloak cannot be built: %s", output.constData());
    QFile mark(built);
    if (!mark.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(mark.errorString()));
}

QString KeycloakServer::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

bool KeycloakServer::isReady()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_management);
    if (!socket.waitForConnected(2000))
        return false;
    socket.write("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer.startsWith("HTTP/1.1 200");
}

KeycloakServer::Answer KeycloakServer::send(const QByteArray &method, const QString &path, const QByteArray &type, const QByteArray &body)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(address() + path));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    QNetworkReply *reply = network.sendCustomRequest(request, method, body);
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 120'000))
        qFatal("Keycloak did not answer %s %s", method.constData(), qPrintable(path));
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), QJsonDocument::fromJson(reply->readAll())};
}

void KeycloakServer::signIn()
{
    m_token.clear();
    const Answer answer = send("POST", QStringLiteral("/realms/master/protocol/openid-connect/token"), "application/x-www-form-urlencoded",
                               "grant_type=password&client_id=admin-cli&username=admin&password=admin");
    m_token = answer.body.object().value(QLatin1String("access_token")).toString().toLatin1();
    if (m_token.isEmpty())
        qFatal("Keycloak lets its first administrator not in: %d", answer.status);
}

bool KeycloakServer::signInUser(const QString &realm)
{
    const QByteArray form = QByteArray("grant_type=password&scope=openid&client_id=") + kPublicClient + "&username=" + kUser +
                            "&password=" + QUrl::toPercentEncoding(QLatin1String(kPassword));
    return send("POST", QStringLiteral("/realms/%1/protocol/openid-connect/token").arg(realm), "application/x-www-form-urlencoded", form)
               .status == 200;
}

KeycloakServer::Answer KeycloakServer::call(const QByteArray &method, const QString &path, const QJsonDocument &body)
{
    const QByteArray bytes = body.isNull() ? QByteArray() : body.toJson(QJsonDocument::Compact);
    Answer answer = send(method, QStringLiteral("/admin/realms") + path, "application/json", bytes);
    if (answer.status == 401) { // a token lives for a minute
        signIn();
        answer = send(method, QStringLiteral("/admin/realms") + path, "application/json", bytes);
    }
    return answer;
}

QString KeycloakServer::clientPath(const QString &realm, const QString &clientId)
{
    const Answer answer = call("GET", QStringLiteral("/%1/clients?clientId=%2").arg(realm, clientId));
    const QString id = answer.body.array().first().toObject().value(QLatin1String("id")).toString();
    return id.isEmpty() ? QString() : QStringLiteral("/%1/clients/%2").arg(realm, id);
}

void KeycloakServer::grantAll(const QString &realm, const QString &userId)
{
    const QString management = clientPath(realm, QStringLiteral("realm-management"));
    const Answer role = call("GET", management + QStringLiteral("/roles/realm-admin"));
    const Answer done = call("POST", QStringLiteral("/%1/users/%2/role-mappings/clients/%3").arg(realm, userId, management.section(QLatin1Char('/'), -1)),
                             QJsonDocument(QJsonArray{role.body.object()}));
    if (done.status != 204)
        qFatal("no role given: %d", done.status);
}

void KeycloakServer::createRealm(const QString &name)
{
    const auto object = [](const char *json) { return QJsonDocument::fromJson(json); };
    QJsonObject realm = object(R"({"enabled":true,"eventsEnabled":true,"adminEventsEnabled":true,"adminEventsDetailsEnabled":true})").object();
    realm[QStringLiteral("realm")] = name;
    if (call("POST", {}, QJsonDocument(realm)).status != 201)
        qFatal("no realm %s", qPrintable(name));
    QJsonObject service = object(R"({"serviceAccountsEnabled":true,"standardFlowEnabled":false,"directAccessGrantsEnabled":false})").object();
    service[QStringLiteral("clientId")] = QLatin1String(kServiceClient);
    service[QStringLiteral("secret")] = QLatin1String(kServiceSecret);
    call("POST", u'/' + name + QStringLiteral("/clients"), QJsonDocument(service));
    const Answer account = call("GET", clientPath(name, QLatin1String(kServiceClient)) + QStringLiteral("/service-account-user"));
    grantAll(name, account.body.object().value(QLatin1String("id")).toString());
    // As core/backends/keycloak/README.md tells administrators to register the console.
    QJsonObject people = object(R"({"publicClient":true,"standardFlowEnabled":true,"directAccessGrantsEnabled":false,"redirectUris":["http://127.0.0.1/callback"],
        "attributes":{"pkce.code.challenge.method":"S256","oauth2.device.authorization.grant.enabled":"true"}})").object();
    people[QStringLiteral("clientId")] = QLatin1String(kPublicClient);
    call("POST", u'/' + name + QStringLiteral("/clients"), QJsonDocument(people));
    QJsonObject user = object(R"({"enabled":true,"email":"mara@meridian.example","firstName":"Mara","lastName":"Lind","emailVerified":true})").object();
    user[QStringLiteral("username")] = QLatin1String(kUser);
    user[QStringLiteral("credentials")] = QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("password")},
                                                                 {QStringLiteral("value"), QLatin1String(kPassword)}}};
    call("POST", u'/' + name + QStringLiteral("/users"), QJsonDocument(user));
    const Answer found = call("GET", u'/' + name + QStringLiteral("/users?exact=true&username=") + QLatin1String(kUser));
    grantAll(name, found.body.array().first().toObject().value(QLatin1String("id")).toString());
}

void KeycloakServer::addRotationPolicy(const QString &realm)
{
    const Answer profile = call("PUT", u'/' + realm + QStringLiteral("/client-policies/profiles"), QJsonDocument::fromJson(
        R"({"profiles":[{"name":"rotation","executors":[{"executor":"secret-rotation","configuration":{"expiration-period":2505600,"rotated-expiration-period":172800,"remaining-rotation-period":864000}}]}]})"));
    const Answer policy = call("PUT", u'/' + realm + QStringLiteral("/client-policies/policies"), QJsonDocument::fromJson(
        R"({"policies":[{"name":"rotation","enabled":true,"conditions":[{"condition":"client-access-type","configuration":{"type":["confidential"]}}],"profiles":["rotation"]}]})"));
    if (profile.status != 204 || policy.status != 204)
        qFatal("no policy: %d %d", profile.status, policy.status);
}

} // namespace octroi::test
