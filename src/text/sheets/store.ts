/** How the sheets about the store itself: branches, staff, shifts, rooms, treatments, handbook name their columns and values. */

export const storeHeadings: Record<string, Record<string, string[]>> = {
  stores: {
    code: ['门店编号', '编号'],
    name: ['门店名称', '名称', '门店'],
    opensAt: ['开门', '开门时间', '营业开始'],
    closesAt: ['关门', '关门时间', '营业结束'],
    timezone: ['时区'],
  },
  staff: {
    userid: ['账号', '企业微信账号', '帐号'],
    name: ['姓名', '员工姓名'],
    aliases: ['别名', '称呼', '昵称'],
    roles: ['岗位', '角色', '职位'],
    stores: ['门店', '所属门店'],
    treatments: ['会做的项目', '项目', '技能'],
    tier: ['技师级别', '技师分级'],
  },
  shifts: {
    userid: ['员工', '账号', '姓名'],
    day: ['日期'],
    from: ['上班', '上班时间', '开始'],
    to: ['下班', '下班时间', '结束'],
    off: ['休息', '休'],
  },
  rooms: {
    store: ['门店', '门店编号'],
    name: ['房间', '房间名称', '名称'],
    categories: ['适用类别', '类别'],
  },
  treatments: {
    code: ['项目编号', '编号'],
    name: ['项目名称', '项目', '名称'],
    aliases: ['别名', '简称'],
    category: ['类别', '分类'],
    minutes: ['时长', '分钟'],
    price: ['单价', '价格', '单次价'],
    cycleDays: ['周期', '间隔天数'],
    tier: ['项目档次', '档次', '项目分级'],
    stage: ['阶段', '通排调补'],
    cost: ['每次成本', '成本'],
  },
  handbook: {
    store: ['门店', '门店编号'],
    kind: ['类别'],
    treatment: ['项目'],
    role: ['岗位'],
    title: ['店规名称', '名称', '标题'],
    version: ['版本', '第几版'],
    text: ['内容', '正文'],
    goals: ['工作目标', '岗位目标'],
    ended: ['作废'],
    day: ['日期', '写的日期'],
    from: ['哪天起', '生效日期'],
    by: ['谁写的', '作者'],
    read: ['谁看过', '已看'],
  },
};

export const storeValueWords: Record<string, Record<string, string[]>> = {
  roles: {
    beautician: ['美容师'],
    consultant: ['顾问', '美容顾问'],
    manager: ['店长', '经理'],
    receptionist: ['前台'],
    owner: ['老板', '总部'],
  },
  stage: { open: ['通'], drain: ['排'], regulate: ['调'], nourish: ['补'] },
  pageKind: {
    sop: ['操作规范', '技术手册'],
    aftercare: ['护理注意事项', '注意事项'],
    job: ['岗位说明书', '岗位职责'],
    rule: ['店规', '管理规章', '规章制度'],
    service: ['服务流程'],
  },
};
