<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Certificate</name>
    <message numerus="yes">
        <source>not valid before %1 (in %Ln day(s))</source>
        <extracomment>%1: a date</extracomment>
        <translation>
            <numerusform>not valid before %1 (in %Ln day)</numerusform>
            <numerusform>not valid before %1 (in %Ln days)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired on %1 (%Ln day(s) ago)</source>
        <translation>
            <numerusform>expired on %1 (%Ln day ago)</numerusform>
            <numerusform>expired on %1 (%Ln days ago)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>valid until %1 (%Ln day(s) left)</source>
        <translation>
            <numerusform>valid until %1 (%Ln day left)</numerusform>
            <numerusform>valid until %1 (%Ln days left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explorer::TopicTreeModel</name>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explorer::ValuePreview</name>
    <message numerus="yes">
        <source>⟨%Ln byte(s)⟩ %1</source>
        <translation>
            <numerusform>⟨%Ln byte⟩ %1</numerusform>
            <numerusform>⟨%Ln bytes⟩ %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNarrator</name>
    <message numerus="yes">
        <source>Connected as %1; session resumed, %Ln packet(s) sent again.</source>
        <translation>
            <numerusform>Connected as %1; session resumed, %Ln packet sent again.</numerusform>
            <numerusform>Connected as %1; session resumed, %Ln packets sent again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The session journal %1 ended in the middle of a record; %Ln byte(s) were cut off.</source>
        <translation>
            <numerusform>The session journal %1 ended in the middle of a record; %Ln byte was cut off.</numerusform>
            <numerusform>The session journal %1 ended in the middle of a record; %Ln bytes were cut off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNotices</name>
    <message numerus="yes">
        <source>%1: the broker refused %Ln subscription(s)</source>
        <translation>
            <numerusform>%1: the broker refused %Ln subscription</numerusform>
            <numerusform>%1: the broker refused %Ln subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DiffView</name>
    <message numerus="yes">
        <source>%Ln difference(s) to the message before</source>
        <translation>
            <numerusform>%Ln difference to the message before</numerusform>
            <numerusform>%Ln differences to the message before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message numerus="yes">
        <source>%1 of %Ln topic(s) match</source>
        <translation>
            <numerusform>%1 of %Ln topic matches</numerusform>
            <numerusform>%1 of %Ln topics match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilterFaultText</name>
    <message numerus="yes">
        <source>A filter has at most %Ln character(s).</source>
        <translation>
            <numerusform>A filter has at most %Ln character.</numerusform>
            <numerusform>A filter has at most %Ln characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A filter has at most %Ln term(s).</source>
        <translation>
            <numerusform>A filter has at most %Ln term.</numerusform>
            <numerusform>A filter has at most %Ln terms.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::HistoryView</name>
    <message numerus="yes">
        <source>%Ln newer</source>
        <translation>
            <numerusform>%Ln newer</numerusform>
            <numerusform>%Ln newer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogPanel</name>
    <message numerus="yes">
        <source>%Ln older line(s) discarded</source>
        <translation>
            <numerusform>%Ln older line discarded</numerusform>
            <numerusform>%Ln older lines discarded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PayloadEditor</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PropertyFacts</name>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln byte(s)</source>
        <translation>
            <numerusform>the first %Ln byte</numerusform>
            <numerusform>the first %Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SaveFilterDialog</name>
    <message numerus="yes">
        <source>%Ln filter(s) are saved, and that is the most. Delete one first.</source>
        <translation>
            <numerusform>%Ln filter is saved, and that is the most. Delete one first.</numerusform>
            <numerusform>%Ln filters are saved, and that is the most. Delete one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusCounters</name>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionsPanel</name>
    <message numerus="yes">
        <source>%Ln subscription(s) of %1</source>
        <extracomment>%1: a connection&apos;s name</extracomment>
        <translation>
            <numerusform>%Ln subscription of %1</numerusform>
            <numerusform>%Ln subscriptions of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TopTopicsPanel</name>
    <message numerus="yes">
        <source>%Ln line(s) saved in %1</source>
        <translation>
            <numerusform>%Ln line saved in %1</numerusform>
            <numerusform>%Ln lines saved in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the last %Ln s: there are too many topics for a longer window</source>
        <translation>
            <numerusform>over the last %Ln s: there are too many topics for a longer window</numerusform>
            <numerusform>over the last %Ln s: there are too many topics for a longer window</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the last %Ln s</source>
        <translation>
            <numerusform>over the last %Ln s</numerusform>
            <numerusform>over the last %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the first %Ln s</source>
        <translation>
            <numerusform>over the first %Ln s</numerusform>
            <numerusform>over the first %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TopicsPanel</name>
    <message numerus="yes">
        <source>%Ln row(s) so far. Esc stops.</source>
        <translation>
            <numerusform>%Ln row so far. Esc stops.</numerusform>
            <numerusform>%Ln rows so far. Esc stops.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were opened.</source>
        <translation>
            <numerusform>%Ln row was opened.</numerusform>
            <numerusform>%Ln rows were opened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TreemapView</name>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ValueTreeModel</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln element(s)</source>
        <translation>
            <numerusform>%Ln element</numerusform>
            <numerusform>%Ln elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: click or press Enter for the next %1</source>
        <translation>
            <numerusform>%Ln more: click or press Enter for the last %1</numerusform>
            <numerusform>%Ln more: click or press Enter for the next %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WillPage</name>
    <message numerus="yes">
        <source>%Ln byte(s) that are not text are kept until you type.</source>
        <translation>
            <numerusform>%Ln byte that is not text is kept until you type.</numerusform>
            <numerusform>%Ln bytes that are not text are kept until you type.</numerusform>
        </translation>
    </message>
</context>
</TS>
