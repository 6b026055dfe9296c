/** How the sheets about visits and appointments name their columns and values. */
import { CUSTOMER, NOTE } from './customer';

export const visitsHeadings: Record<string, Record<string, string[]>> = {
  visits: {
    id: ['记录号'],
    customer: CUSTOMER,
    at: ['到店时间', '时间', '日期'],
    services: ['服务', '服务明细'],
    treatments: ['项目', '服务项目'],
    beautician: ['美容师', '服务美容师'],
    cash: ['现金', '现金业绩'],
    consumed: ['实耗', '消耗'],
    topUp: ['充值'],
    arrears: ['欠款', '尾款'],
    sessionsUsed: ['划卡次数', '耗卡次数'],
    effect: ['效果'],
    feedback: ['反馈', '客户反馈'],
    needs: ['新需求', '需求'],
    nextDo: ['下次做'],
    nextSell: ['下次卖'],
    nextTime: ['下次时间', '下次到店'],
    noneBecause: ['空缺原因', '未填原因'],
    note: NOTE,
  },
  appointments: {
    customer: CUSTOMER,
    at: ['预约时间', '时间', '日期'],
    minutes: ['时长', '分钟'],
    treatments: ['项目', '预约项目'],
    beautician: ['美容师'],
    room: ['房间'],
    status: ['状态'],
  },
};

export const visitsValueWords: Record<string, Record<string, string[]>> = {
  noneBecause: { plan: ['定好的计划里没有'] },
  appointmentStatus: {
    booked: ['已约', '已预约', '待确认'],
    confirmed: ['已确认'],
    arrived: ['已到', '已到店'],
    done: ['完成', '已完成'],
    noShow: ['爽约', '未到'],
    cancelled: ['取消', '已取消'],
    moved: ['改期', '已改期'],
  },
};
