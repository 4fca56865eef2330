// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/credentialdetail.h"

namespace octroi::pages {

class ClientGrants;
class ClientSecrets;
class CredentialUsage;
class ObjectHistory;

/// The pane of an OAuth client.
class ClientDetail : public CredentialDetail
{
    Q_OBJECT
public:
    explicit ClientDetail(Context context, QWidget *parent = nullptr);
    void setClient(const domain::OAuthClient &client);
    QString credentialId() const override { return m_client.id; }
    void follow() override;
    void readAgain(); ///< its last uses are not among the changes that a sync reads
    void retranslate() override;

protected:
    void fillMenu(QMenu &menu) override;

private:
    void connectAll();
    void showClient();
    void advise();
    QString warning() const;
    QString reasonAgainst() const; ///< why nothing can be changed; "" when it can

    domain::OAuthClient m_client;
    widgets::Button *m_edit, *m_suspend, *m_revoke;
    CredentialUsage *m_usage;
    ClientGrants *m_grants;
    ClientSecrets *m_secrets;
    ObjectHistory *m_history;
};

} // namespace octroi::pages
