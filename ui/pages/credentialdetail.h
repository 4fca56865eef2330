// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "theme/theme.h"
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

/// The pane at the right: one credential with everything that is known about it. What the panes of all kinds share: head,
/// owner, state, identifier, actions, one line of advice, and parts below each other.
class CredentialDetail : public widgets::Surface
{
    Q_OBJECT
public:
    CredentialDetail(Context context, const QString &iconName, QWidget *parent = nullptr);

    virtual QString credentialId() const = 0;
    virtual void follow() = 0; ///< the inventory may know it otherwise than this pane
    virtual void retranslate();
    /// How wide it lies over a page of that width: it grows with the text.
    static int widthIn(int page);
    /// Puts it at the end of its page, over whatever lies there.
    void place(QWidget &page);
    const Context &context() const { return m_context; }

Q_SIGNALS:
    void closed();
    void editRequested(const QString &what); ///< of a key: "expiry", "rotate", "scopes", "name"; of a client: "client", …
    void changeRequested(const octroi::change::Change &change);
    void partnerRequested(const QString &partnerId);
    void auditRequested();
    void filterRequested(const QString &text); ///< shows neighbours
    void keyRequested(const QString &keyId);

protected:
    void build(const QList<widgets::Button *> &actions, const QList<QWidget *> &parts); ///< once
    void showOwner(const QString &name, const QString &applicationId);
    void showState(const QString &state, theme::Tone tone, const QString &tag, const QString &tagMeaning = {});
    void showIdentifier(const QString &text);
    void showNote(theme::Tone tone, const QString &iconName, const QString &text); ///< "": nothing is to be said
    virtual void fillMenu(QMenu &menu) = 0;
    QAction *addAction(QMenu &menu, const QString &text, const QString &iconName, const QString &reasonAgainst);
    void addLookups(QMenu &menu); ///< the partner, the audit log
    QString partnerId() const;

private:
    QWidget *head(const QString &iconName);
    QWidget *top(const QList<widgets::Button *> &actions);
    void copyIdentifier();

    Context m_context;
    QString m_applicationId;
    widgets::Label *m_name, *m_identifier, *m_backend;
    widgets::Surface *m_square;
    widgets::IconButton *m_more, *m_close, *m_copy;
    widgets::Link *m_path;
    widgets::ChipLabel *m_state;
    widgets::Tag *m_tag;
    widgets::Note *m_note;
};

} // namespace octroi::pages
