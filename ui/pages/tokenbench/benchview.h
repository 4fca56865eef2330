// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/benchdesk.h"
#include "pages/page.h"

namespace octroi::widgets {
class Card;
class EmptyState;
class IconButton;
class Label;
class Note;
} // namespace octroi::widgets

namespace octroi::pages {

class CallBar;
class ChecksCard;
class KeysCard;
class TextLines;
class TokenEdit;
class TraceCard;

/// What was pasted, taken apart, checked and traced.
class BenchView : public QWidget
{
    Q_OBJECT
public:
    BenchView(Context context, models::BenchDesk &desk, QWidget *parent = nullptr);

    void paste();              ///< from the clipboard
    void setText(const QString &text);
    void openFile(const QString &path);
    void clear();
    bool isEmpty() const;
    void focusInput();
    QString decoded() const; ///< header and claims, for the clipboard
    void retranslate();

Q_SIGNALS:
    void objectWanted(const QString &page, const QString &objectId);

private:
    QWidget *leftPart();
    QWidget *middlePart();
    QWidget *verdictBar();
    void connectParts();
    void update();
    void showBanner(const models::BenchReport &report);
    void act(const QString &action);
    QString whyNotAskable() const;

    Context m_context;
    models::BenchDesk &m_desk;
    CallBar *m_call;
    QWidget *m_banner;
    widgets::Label *m_bannerIcon, *m_headline, *m_code, *m_size, *m_kind;
    widgets::Note *m_problem;
    widgets::Card *m_tokenCard, *m_textCard;
    widgets::IconButton *m_copy;
    widgets::Label *m_firstTitle, *m_secondTitle;
    widgets::EmptyState *m_empty;
    QWidget *m_columns, *m_right;
    TokenEdit *m_edit;
    TextLines *m_first, *m_second;
    KeysCard *m_keys;
    TraceCard *m_trace;
    ChecksCard *m_checks;
    QString m_fileProblem;
};

} // namespace octroi::pages
