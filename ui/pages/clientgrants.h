// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

class QFormLayout;
class QVBoxLayout;

namespace octroi::widgets {
class Label;
class Link;
} // namespace octroi::widgets

namespace octroi::pages {

/// What a client may do: scopes and grants, where answers go, and how its tokens are made.
class ClientGrants : public QWidget
{
    Q_OBJECT
public:
    explicit ClientGrants(Context context, QWidget *parent = nullptr);
    void setClient(const domain::OAuthClient &client);
    void setEditable(bool editable, const QString &reason);
    void retranslate();

Q_SIGNALS:
    void editRequested();

private:
    void addScopes();
    void addTokens();
    void addPeople();
    void addTimes();
    void addRow(const QString &name, const QString &value, bool mono = false, const QString &tip = {});

    Context m_context;
    domain::OAuthClient m_client;
    widgets::Label *m_title;
    widgets::Link *m_edit;
    QVBoxLayout *m_scopes;
    QFormLayout *m_rows;
};

} // namespace octroi::pages
