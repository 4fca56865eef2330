// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "widgets/card.h"

#include <QTimer>
#include <atomic>
#include <memory>

namespace octroi::change {
struct ScopeReach;
}
namespace octroi::models {
class ScopeReachModel;
}
namespace octroi::widgets {
class Label;
class Segments;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

/// Who has the scope that is selected, who used it, and what would have been refused without it.
class ReachCard : public widgets::Card
{
    Q_OBJECT
public:
    explicit ReachCard(Context context, QWidget *parent = nullptr);
    ~ReachCard() override;

    void setScope(const QString &name); ///< "": none is selected
    widgets::TableView *table() const { return m_table; }

Q_SIGNALS:
    void goTo(const octroi::pages::Target &target);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void forget();
    void ask();
    void show(const Result<change::ScopeReach> &reach);
    void openHolder(const QModelIndex &index);

    Context m_context;
    QString m_scope;
    models::ScopeReachModel *m_model;
    widgets::Segments *m_spans;
    widgets::Label *m_summary;
    widgets::TableView *m_table;
    QTimer m_soon;
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

} // namespace octroi::pages
