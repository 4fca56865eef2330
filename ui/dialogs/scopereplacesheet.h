// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/scopereach.h"
#include "dialogs/formsheet.h"

class QComboBox;

namespace octroi::widgets {
class Field;
class Label;
class Note;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Another name for a scope, or another scope in its place, in everything that has it. It becomes changes, which are
/// previewed together.
class ScopeReplaceSheet : public FormSheet
{
    Q_OBJECT
public:
    ScopeReplaceSheet(pages::Context context, const domain::Scope &scope, QWidget *parent = nullptr);
    ~ScopeReplaceSheet() override;

Q_SIGNALS:
    void changesWanted(const QList<octroi::change::Change> &changes); ///< to be previewed

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;

private:
    void take(const Result<QList<change::Change>> &changes);
    bool isMerge() const;
    QString other() const;
    void showMode();
    void showReach();
    void showWildcards();
    void ask();

    const domain::Scope m_scope;
    std::optional<change::ScopeReach> m_reach;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    widgets::Segments *m_mode;
    widgets::Field *m_name;
    widgets::Label *m_intoLabel, *m_reachLabel;
    QComboBox *m_into;
    QWidget *m_intoRow;
    widgets::Note *m_tokens, *m_wildcards;
};

} // namespace octroi::dialogs
