// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonDocument>
#include <QProcess>
#include <QString>

namespace octroi::test {

/// A real Keycloak on random loopback ports, with everything in memory. Its distribution comes from Maven once, is checked
/// against a known digest and kept in the build folder. Where Java or the distribution is not to be had, the test program
/// ends as skipped.
class KeycloakServer
{
public:
    KeycloakServer();
    ~KeycloakServer();

    QString address() const; ///< "http://127.0.0.1:40211"
    quint16 port() const { return m_port; }
    /// A realm with events switched on, the service account kServiceClient that may do everything in it, the public
    /// client kPublicClient for people, and the administrator kUser.
    void createRealm(const QString &name);
    /// Secrets that are rotated go on for two days.
    void addRotationPolicy(const QString &realm);
    /// The administration API as the first administrator; fails the program when it cannot be reached.
    struct Answer
    {
        int status = 0;
        QJsonDocument body;
    };
    Answer call(const QByteArray &method, const QString &path, const QJsonDocument &body = {});
    /// A session of kUser at kPublicClient, which must allow passwords for it.
    bool signInUser(const QString &realm);
    QString clientPath(const QString &realm, const QString &clientId); ///< of its administration; "" when there is none

    static constexpr char kServiceClient[] = "octroi-admin", kServiceSecret[] = "a kettle on the stove";
    static constexpr char kPublicClient[] = "octroi-console", kUser[] = "mara", kPassword[] = "a kettle on the roof";

private:
    void prepare();
    bool isReady();
    void signIn();
    void grantAll(const QString &realm, const QString &userId);
    Answer send(const QByteArray &method, const QString &path, const QByteArray &type, const QByteArray &body);

    QString m_home;
    quint16 m_port = 0, m_management = 0;
    QByteArray m_token;
    QProcess m_process;
};

} // namespace octroi::test
