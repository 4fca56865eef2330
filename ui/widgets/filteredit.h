// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLineEdit>
#include <QList>

namespace octroi::widgets {

/// A piece of a filter's text, in UTF-16 units.
struct FilterToken
{
    enum class Kind { Name, Operator, Value, Word, Keyword };
    qsizetype start = 0, length = 0;
    Kind kind = Kind::Word;
};

/// A line edit that colours pieces of its text and underlines one.
class FilterEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent = nullptr);
    void setTokens(const QList<FilterToken> &tokens);
    void setErrorRange(qsizetype start, qsizetype length); ///< length 0: none

Q_SIGNALS:
    void keyStep(int step);  ///< down and up, for a completion list
    void acceptCompletion(); ///< tab
    void escaped();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyFormats();
    QList<FilterToken> m_tokens;
    qsizetype m_errorStart = 0, m_errorLength = 0;
};

} // namespace octroi::widgets
