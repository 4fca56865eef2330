// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "application.h"
#include "driver.h"

#include <QNetworkAccessManager>

namespace octroi::app {

/// The main job, step by step, as an administrator does it for the first time.
class Script : public QObject
{
    Q_OBJECT
public:
    Script(Application &application, Driver &driver, Options options);
    QCoro::Task<void> run();

private:
    struct Answer
    {
        int status = 0;
        QByteArray refusal; ///< X-Octroi-Refusal, when the check was asked directly
        QByteArray body;
    };

    QCoro::Task<bool> firstStart();
    QCoro::Task<bool> signIn();
    QCoro::Task<void> secondConsole();
    QCoro::Task<void> directory();
    QCoro::Task<void> importing();
    QCoro::Task<void> stateAsFile();
    QCoro::Task<void> catalogue();
    QCoro::Task<void> createApi(domain::Api api);
    QCoro::Task<bool> issueKey();
    QCoro::Task<void> browse();
    QCoro::Task<void> calls();
    QCoro::Task<void> delivery();
    QCoro::Task<void> leak();
    QCoro::Task<void> campaign();
    QCoro::Task<void> tokens(); ///< the token bench and what is beside it
    QCoro::Task<void> clients();
    QCoro::Task<void> alerts();
    QCoro::Task<void> health();
    QCoro::Task<void> quota();
    QCoro::Task<bool> takeSecret();
    QCoro::Task<void> refusedRedirects();
    QCoro::Task<void> accessReview();
    QCoro::Task<void> changes();
    QCoro::Task<void> conflict(); ///< with somebody else's change, settled
    QCoro::Task<void> bulk();
    QCoro::Task<void> apply(QString step, change::Change change, domain::KeyStatus expected);
    QCoro::Task<void> restart();
    QCoro::Task<void> pages();
    QCoro::Task<void> dashboards();
    QCoro::Task<void> usageView(QString entry, QString picture);
    QCoro::Task<void> showFilled(QString page); ///< a page with something chosen on it
    QCoro::Task<bool> connectProduction();
    QCoro::Task<void> production();
    QCoro::Task<void> typedConfirmation();
    QCoro::Task<void> oneTable();
    QCoro::Task<void> settings();
    QCoro::Task<void> narrow();
    QCoro::Task<void> french();
    QCoro::Task<void> chooseLanguage(QString name, int index);

    /// One call with that key: through the proxy when there is one, else the check and the log line
    /// that a proxy would have sent.
    QCoro::Task<Answer> call(QByteArray key, QByteArray method, QByteArray uri);
    QCoro::Task<void> expectCall(QString step, QByteArray uri, int status, QByteArray refusal);
    QCoro::Task<void> openPage(QString pageId);
    std::optional<domain::ApiKey> issued() const;
    const domain::OAuthClient *client() const; ///< the one that the tour creates; null before
    Console &console() const { return *m_application.console(); }

    Application &m_application;
    Driver &m_driver;
    Options m_options;
    QNetworkAccessManager m_network;
    QString m_proxy;    ///< "http://127.0.0.1:PORT", or empty
    QByteArray m_key;   ///< the key that the tour issues; of a throw-away folder
    QString m_keyId, m_partnerId, m_applicationId;
};

} // namespace octroi::app
