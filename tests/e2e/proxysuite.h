// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "proxyprocess.h"
#include "servers.h"
#include "support/datafolder.h"

#include <QObject>
#include <functional>
#include <memory>

namespace octroi::test {

/// What every proxy has to do with octroid's answers; one program a proxy runs it.
class ProxySuite : public QObject
{
    Q_OBJECT
public:
    using Make = std::function<std::unique_ptr<ProxyProcess>(const QString &folder, quint16 octroid, quint16 syslog)>;
    ProxySuite(QString name, Make make) : m_name(std::move(name)), m_make(std::move(make)) {}

private Q_SLOTS:
    void initTestCase();
    void allowedCallReachesTheServerBehind();
    void callerCannotForgeAnything();
    void refusalsReachTheCaller();
    void limitsReachTheCaller();
    void aBoundTokenNeedsItsProof();
    void everyCallIsMetered();
    void howeverTheHostIsSpelt();
    void nobodyPassesWithoutOctroid();

private:
    struct Issued
    {
        QString id;
        QByteArray key;
    };
    Issued issue(const QStringList &scopes, const QString &plan = {});
    Answer get(const QByteArray &path, const QByteArray &key);
    QJsonObject usageOf(const QString &key);

    const QString m_name;
    const Make m_make;
    DataFolder m_folder;
    std::unique_ptr<Octroid> m_octroid;
    std::unique_ptr<ProxyProcess> m_proxy;
    std::unique_ptr<RawClient> m_client;
    QString m_application;
};

} // namespace octroi::test
