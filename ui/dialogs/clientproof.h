// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/oauthclient.h"
#include "models/certificatereading.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QVBoxLayout;

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// How a client proves that it is itself: the method, and the keys or certificates that it takes.
class ClientProof : public QWidget
{
    Q_OBJECT
public:
    explicit ClientProof(QWidget *parent = nullptr);

    void load(const domain::OAuthClient &client);
    void store(domain::OAuthClient &client) const;
    bool check(); ///< false: it says what is wrong where it is
    /// This method is offered no more, for that reason.
    void setImpossible(domain::ClientAuth method, const QString &why);
    bool showFieldError(const QString &field, const QString &sentence);
    void retranslate();
    void addCertificate(const QString &path);

Q_SIGNALS:
    void changed();

private:
    QWidget *keysPart();
    QWidget *certificatesPart();
    domain::ClientAuth method() const;
    void fillMethods(domain::ClientKind kind, domain::ClientAuth chosen);
    void update();
    void showCertificates();
    void chooseCertificate();
    void take(const Result<models::ReadCertificate> &read);
    /// The keys that were typed; a sentence when they are none.
    std::pair<QJsonArray, QString> typedKeys() const;

    QComboBox *m_method;
    widgets::Label *m_methodLabel, *m_meaning, *m_keysError, *m_certificateError, *m_certificatesLabel;
    widgets::Segments *m_keysFrom;
    widgets::Field *m_jwksUri, *m_subject;
    QPlainTextEdit *m_jwks;
    widgets::Button *m_addCertificate;
    QVBoxLayout *m_certificateRows;
    QWidget *m_keysPart, *m_certificatesPart;
    QList<domain::ClientCertificate> m_certificates;
    QHash<domain::ClientAuth, QString> m_impossible;
    domain::ClientKind m_kind = domain::ClientKind::Service;
};

} // namespace octroi::dialogs
