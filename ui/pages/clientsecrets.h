// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

class QVBoxLayout;

namespace octroi::widgets {
class Label;
class Link;
} // namespace octroi::widgets

namespace octroi::pages {

/// What a client proves itself with: its secrets, each with its end and last use, its keys or its certificates.
class ClientSecrets : public QWidget
{
    Q_OBJECT
public:
    explicit ClientSecrets(Context context, QWidget *parent = nullptr);
    void setClient(const domain::OAuthClient &client);
    void setEditable(bool editable, const QString &reason);
    void retranslate();

Q_SIGNALS:
    void addRequested();
    void rotateRequested();
    void editRequested(); ///< keys and certificates are part of the client
    void revokeRequested(const QString &secretId);

private:
    void addSecret(const domain::ClientSecret &secret);
    void addCertificate(const domain::ClientCertificate &certificate);
    void addKey(const QJsonObject &key);
    void addSentence(const QString &sentence);
    /// Two lines, and what stands at their end.
    void addRow(const QString &first, const QString &second, const QString &chip, int tone, QWidget *end);

    Context m_context;
    domain::OAuthClient m_client;
    bool m_editable = true;
    QString m_reason;
    widgets::Label *m_title;
    widgets::Link *m_add, *m_rotate;
    QList<widgets::Link *> m_revokes; ///< of the rows that are shown
    QVBoxLayout *m_rows;
};

} // namespace octroi::pages
