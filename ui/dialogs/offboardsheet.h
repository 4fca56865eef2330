// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/offboardrun.h"
#include "dialogs/peer.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

class QComboBox;
class QStandardItemModel;
class QVBoxLayout;

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
class ProgressLine;
class TableView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Lets a partner go on this backend and on the others on which it is confirmed to be: what ends and who is
/// affected, then the run with a result each, then the receipt as PDF with the signed JSON beside it.
class OffboardSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    OffboardSheet(pages::Context context, const QString &partnerId, const QList<Peer> &peers, bool typed,
                  QWidget *parent = nullptr);
    ~OffboardSheet() override;

Q_SIGNALS:
    void done(const QString &summary, bool undoable, const QString &objectId);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;

private:
    enum class Phase { Preview, Running, Finished };

    QWidget *build();
    QWidget *places();
    void fillPeer(QComboBox *box, const Peer &peer);
    QList<change::OffboardPlace> chosen() const;
    void choose(); ///< what is chosen has changed
    void fillEffects();
    void retranslate();
    void setPhase(Phase phase);
    void updateButton();
    void submit();
    void finish(const change::OffboardRun::Outcome &outcome);
    void showResults();
    void chooseFile();
    void saveReceipt();
    void say(theme::Tone tone, const QString &sentence); ///< "" hides

    pages::Context m_context;
    const QString m_partnerId;
    QString m_partnerName;
    QList<Peer> m_peers;
    QList<QComboBox *> m_boxes; ///< one a peer
    std::shared_ptr<change::OffboardRun> m_run;
    std::shared_ptr<domain::Receipt> m_receipt;
    Phase m_phase = Phase::Preview;
    bool m_typed, m_saved = false, m_saving = false, m_warned = false;
    widgets::Label *m_placesTitle, *m_itemsTitle, *m_counts;
    widgets::Note *m_note;
    widgets::ProgressLine *m_progress;
    widgets::TableView *m_table;
    QStandardItemModel *m_items;
    QWidget *m_placesBox = nullptr;
    QVBoxLayout *m_effects = nullptr;
    widgets::Field *m_file, *m_confirm;
    widgets::Button *m_choose, *m_cancel, *m_submit;
};

} // namespace octroi::dialogs
