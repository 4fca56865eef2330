// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/credentialdetail.h"

namespace octroi::pages {

class CredentialUsage;
class KeyGrants;
class KeyNeighbours;
class ObjectHistory;

/// The pane of an API key.
class KeyDetail : public CredentialDetail
{
    Q_OBJECT
public:
    explicit KeyDetail(Context context, QWidget *parent = nullptr);
    void setKey(const domain::ApiKey &key);
    QString credentialId() const override { return m_key.id; }
    void follow() override;
    void retranslate() override;

protected:
    void fillMenu(QMenu &menu) override;

private:
    void refresh(); ///< usage and history are read again
    void connectAll();
    void showKey();
    void advise();
    QString reasonAgainst() const; ///< why nothing can be changed; "" when it can
    QString reasonAgainstRestoring() const;

    domain::ApiKey m_key;
    widgets::Button *m_expiry, *m_rotate, *m_revoke;
    CredentialUsage *m_usage;
    KeyGrants *m_grants;
    ObjectHistory *m_history;
    KeyNeighbours *m_neighbours;
};

} // namespace octroi::pages
