// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/filteredit.h"

#include <QWidget>
#include <functional>

class QListView;
class QStandardItemModel;

namespace octroi::widgets {
class IconButton;
class Label;
class CompletionList;

/// One thing that the text may become.
struct Completion
{
    QString text;   ///< shown
    QString detail; ///< muted, at the right
    QString insert; ///< replaces [start, start + length)
    qsizetype start = 0, length = 0;
};

/// The filter of a list: tokens in colour, a wavy underline with a sentence below where it is wrong,
/// the count at the right, completion while typing.
class FilterField : public QWidget
{
    Q_OBJECT
public:
    using Provider = std::function<QList<Completion>(const QString &text, qsizetype cursor)>;

    explicit FilterField(QWidget *parent = nullptr);
    QString text() const;
    void setText(const QString &text);
    void setPlaceholderText(const QString &text);
    void setTokens(const QList<FilterToken> &tokens);
    /// Underlines [start, start + length) and shows the sentence below; an empty sentence clears.
    void setError(qsizetype start, qsizetype length, const QString &sentence);
    /// "41" strong and " of 4,812" muted.
    void setCount(const QString &shown, const QString &rest);
    void setCompletionProvider(Provider provider);
    FilterEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void textChanged(const QString &text); ///< at every key
    void submitted(const QString &text);   ///< Enter
    void cleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void complete();
    void accept(const Completion &completion);
    void retranslate();
    QWidget *m_box;
    FilterEdit *m_edit;
    Label *m_count, *m_rest, *m_sentence;
    IconButton *m_clear;
    CompletionList *m_list;
    Provider m_provider;
    QString m_error;
};

} // namespace octroi::widgets
