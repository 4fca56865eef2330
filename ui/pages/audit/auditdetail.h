// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/auditentry.h"
#include "widgets/surface.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QFormLayout;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class IconButton;
class Label;
class Link;
class Note;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

class DifferenceModel;

/// One audit entry: who, from where, what it was before and after, and its place in the chain.
class AuditDetail : public widgets::Surface
{
    Q_OBJECT
public:
    explicit AuditDetail(QWidget *parent = nullptr);
    void setEntry(const domain::AuditEntry &entry, std::optional<bool> chained);

Q_SIGNALS:
    void closeRequested();
    void objectRequested(const QString &objectType, const QString &objectId);
    void copyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void fill();

    domain::AuditEntry m_entry;
    std::optional<bool> m_chained;
    widgets::Label *m_title, *m_subtitle;
    widgets::IconButton *m_close;
    widgets::Link *m_open;
    QList<widgets::Label *> m_names, m_values;
    widgets::Label *m_changedTitle, *m_nothing, *m_chainTitle, *m_previous, *m_hash;
    widgets::TableView *m_difference;
    DifferenceModel *m_model;
    widgets::Note *m_link;
    widgets::Button *m_copy;
};

} // namespace octroi::pages
