// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "widgets/surface.h"

class QHBoxLayout;
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

class KeyGrants;
class ObjectHistory;
class KeyNeighbours;
class CredentialUsage;

/// The pane at the right: one key with everything that is known about it.
class KeyDetail : public widgets::Surface
{
    Q_OBJECT
public:
    explicit KeyDetail(Context context, QWidget *parent = nullptr);
    void setKey(const domain::ApiKey &key);
    QString keyId() const { return m_key.id; }
    void refresh(); ///< usage and history are read again
    void followUse(); ///< the inventory knows of later calls than this pane
    void retranslate();

Q_SIGNALS:
    void filterRequested(const QString &text); ///< shows neighbours
    void closed();
    void editRequested(const QString &what); ///< "expiry", "rotate", "scopes", "name"
    void changeRequested(const octroi::change::Change &change);
    void partnerRequested();
    void keyRequested(const QString &keyId);
    void auditRequested();

private:
    QWidget *head();
    QWidget *actions();
    QWidget *scrolled();
    void showState();
    void showNote();
    void fillMenu(QMenu &menu);
    void copyIdentifier();
    QString reasonAgainst() const; ///< why nothing can be changed; "" when it can

    Context m_context;
    domain::ApiKey m_key;
    widgets::Label *m_name, *m_masked, *m_backend;
    widgets::IconButton *m_more, *m_close, *m_copy;
    widgets::Link *m_path;
    widgets::ChipLabel *m_state;
    widgets::Tag *m_environment;
    widgets::Button *m_expiry, *m_rotate, *m_revoke;
    widgets::Note *m_note;
    CredentialUsage *m_usage;
    KeyGrants *m_grants;
    ObjectHistory *m_history;
    KeyNeighbours *m_neighbours;
};

} // namespace octroi::pages
