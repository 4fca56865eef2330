// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "widgets/surface.h"

class QMenu;

namespace octroi::widgets {
class Button;
class ChipLabel;
class IconButton;
class Label;
class Link;
class Note;
class Tag;
} // namespace octroi::widgets

namespace octroi::pages {

class ClientGrants;
class ClientSecrets;
class CredentialUsage;
class ObjectHistory;

/// The pane at the right: one client with everything that is known about it.
class ClientDetail : public widgets::Surface
{
    Q_OBJECT
public:
    explicit ClientDetail(Context context, QWidget *parent = nullptr);
    void setClient(const domain::OAuthClient &client);
    QString clientId() const { return m_client.id; }
    void retranslate();

Q_SIGNALS:
    void closed();
    void editRequested(const QString &what); ///< "client", "client_secret", "client_rotate"
    void changeRequested(const octroi::change::Change &change);
    void partnerRequested(const QString &partnerId);
    void auditRequested();

private:
    QWidget *head();
    QWidget *actions();
    QWidget *top();
    QWidget *scrolled();
    void connectAll();
    void showState();
    void showNote();
    QString warning() const;
    void fillMenu(QMenu &menu);
    void copyIdentifier();
    QString partnerId() const;
    QString reasonAgainst() const; ///< why nothing can be changed; "" when it can

    Context m_context;
    domain::OAuthClient m_client;
    widgets::Label *m_name, *m_identifier, *m_backend;
    widgets::IconButton *m_more, *m_close, *m_copy;
    widgets::Link *m_path;
    widgets::ChipLabel *m_state;
    widgets::Tag *m_kind;
    widgets::Button *m_edit, *m_suspend, *m_revoke;
    widgets::Note *m_note;
    CredentialUsage *m_usage;
    ClientGrants *m_grants;
    ClientSecrets *m_secrets;
    ObjectHistory *m_history;
};

} // namespace octroi::pages
