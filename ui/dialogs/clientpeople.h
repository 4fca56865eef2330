// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/oauthclient.h"

#include <QWidget>

namespace octroi::widgets {
class Field;
class Label;
class Switch;
} // namespace octroi::widgets

namespace octroi::dialogs {

class TokenEdit;

/// What people see of a client: whether they are asked, its pages and whom to write to.
class ClientPeople : public QWidget
{
    Q_OBJECT
public:
    explicit ClientPeople(QWidget *parent = nullptr);

    void load(const domain::OAuthClient &client);
    void store(domain::OAuthClient &client) const;
    bool check();
    bool showFieldError(const QString &field, const QString &sentence);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    struct Link
    {
        QString domain::OAuthClient::*member;
        const char *field;
        widgets::Field *edit;
    };
    widgets::Switch *m_consent;
    widgets::Label *m_consentMeaning, *m_contactsLabel;
    TokenEdit *m_contacts;
    QList<Link> m_links;
    QWidget *m_consentPart, *m_linksPart;
};

} // namespace octroi::dialogs
